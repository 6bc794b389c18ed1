import type { Alternatives } from '@sinew/planner';
import type { Speech } from '../../language/speech.ts';
import { decidedIn, lettered } from '../../story/alternatives.ts';
import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, timeAxis } from './axes.ts';
import { dotKey, legendOf } from './legend.ts';

/** Height of a plan's line within the row of a measure, and the room between two rows. */
const lane = 9;
const between = 8;
const longestName = 38;
/** Colours there are; further plans share the last. */
const colours = 6;

/** When each plan decides each measure: a row a measure, a line in it a plan, a dot where it decides. */
export function choicesChart(found: Alternatives, speech: Speech): Markup {
  const plans = lettered(found, speech);
  const words = speech.words.alternatives;
  const rows = found.measures.filter(({ id }) => plans.some(([, plan]) => decidedIn(plan, id) !== null));
  if (rows.length === 0) return html``;
  const height = lane * plans.length + between;
  const box = { width: 1120, height: 30 + height * rows.length, left: 290, right: 14, top: 6, bottom: 24 };
  const axis = timeAxis(found.plan.start, found.plan.end, box, speech);
  const colourOf = (k: number) => `c${Math.min(k, colours - 1)}`;
  const told: string[] = [];
  const drawn = rows.map((measure, r) => {
    const y = box.top + height * r;
    const name = speech.name(measure);
    const dots = plans.flatMap(([letter, plan], k) => {
      const date = decidedIn(plan, measure.id);
      if (date === null) return [];
      const said = `${name}: ${letter}, ${speech.date(date)}`;
      told.push(said);
      return [
        html`<circle class="${colourOf(k)}" cx="${at(axis.x(date))}" cy="${at(y + between / 2 + lane * (k + 0.5))}" r="4"><title>${said}</title></circle>`,
      ];
    });
    return html`<line class="grid" x1="${box.left}" x2="${box.width - box.right}" y1="${at(y)}" y2="${at(y)}"/><text class="name" x="${box.left - 8}" y="${at(y + height / 2 + 4)}" text-anchor="end">${cut(name, longestName)}<title>${name}</title></text>${dots}`;
  });
  const legend = legendOf(plans.map(([letter], k) => dotKey(colourOf(k), letter)));
  return html`<figure><figcaption>${words.decidedWhen}</figcaption>${legend}<div class="scroll">${drawing(
    { id: 'choices', title: words.decidedWhen, told: told.join('; '), box },
    html`${axis.marks(box.height - box.bottom, box.top)}${drawn}`,
  )}</div></figure>`;
}
