import type { Outcome } from '@sinew/planner';
import type { Decided } from '../../grids/measures.ts';
import type { Speech } from '../../language/speech.ts';
import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, timeAxis } from './axes.ts';
import { blockKey, legendOf } from './legend.ts';

const row = 24;
const bar = 13;
const kinds = ['approval', 'contract', 'build', 'qualify', 'ramp'] as const;
const longestName = 38;

/** Decisions as bars in time: each step by its kind, then the effect to the end of the plan. */
export function ganttChart(decided: readonly Decided[], outcome: Outcome, speech: Speech): Markup {
  const { plan } = outcome;
  const { words } = speech;
  const box = { width: 1120, height: 30 + row * decided.length, left: 290, right: 14, top: 6, bottom: 24 };
  const foot = box.height - box.bottom;
  const axis = timeAxis(plan.start, plan.end, box, speech);
  const block = (from: string, until: string, kind: string, y: number, said: string) => {
    const x = axis.x(from);
    const width = axis.x(until) - x;
    if (width <= 0) return '';
    return html`<rect class="${kind}" x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${bar}"><title>${said}</title></rect>`;
  };
  const kindWord = (kind: string) => (Object.hasOwn(words.html.steps, kind) ? words.html.steps[kind] : kind);
  const told: string[] = [];
  const rows = decided.map(({ measure, decision }, k) => {
    const y = box.top + row * k + (row - bar) / 2;
    const name = speech.name(measure);
    const line = `${name}: ${words.columns.decided} ${speech.date(decision.decided)}, ${words.columns.done} ${speech.date(decision.done)}`;
    told.push(line);
    const known = (kind: string) => (kinds.some((found) => found === kind) ? kind : 'contract');
    return html`<text class="name" x="${box.left - 8}" y="${at(y + bar - 2)}" text-anchor="end">${cut(name, longestName)}<title>${name}</title></text>${block(decision.full, plan.end, 'effect', y, line)}${decision.steps.map(
      (step) =>
        html`${block(step.start, step.end, known(step.kind), y, `${kindWord(step.kind)}: ${speech.date(step.start)} – ${speech.date(step.end)}`)}`,
    )}`;
  });
  const legend = legendOf([...kinds, 'effect'].map((kind) => blockKey(kind, kindWord(kind))));
  return html`<figure><figcaption>${words.html.gantt}</figcaption>${legend}<div class="scroll">${drawing(
    { id: 'measures-in-time', title: words.html.gantt, told: told.join('; '), box },
    html`${axis.marks(foot, box.top)}${rows}`,
  )}</div></figure>`;
}
