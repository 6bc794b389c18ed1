import type { RankedFinding } from '@sinew/planner';
import type { Speech } from '../../language/speech.ts';
import { daysPerMonth, nameOfLoss, recoverOf, surviveOf } from '../../story/stress.ts';
import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, linear, ticksUpTo } from './axes.ts';
import { blockKey, legendOf } from './legend.ts';

const row = 22;
const bar = 12;
const longestName = 44;
/** Losses that are drawn: the worst. */
const mostBars = 25;

/** A bar a loss, the worst first: how much of the time to recover is survived, and for how long something falls short. */
export function outageChart(failing: readonly RankedFinding[], speech: Speech): Markup {
  const { chart, told: said } = speech.words.stress;
  const shown = failing.slice(0, mostBars);
  if (shown.length === 0) return html``;
  const box = { width: 1120, height: 46 + row * shown.length, left: 330, right: 20, top: 6, bottom: 40 };
  const foot = box.height - box.bottom;
  const months = shown.map(({ daysToRecover, daysToSurvive }) => ({
    survived: Math.min(daysToSurvive ?? daysToRecover, daysToRecover) / daysPerMonth,
    recovered: daysToRecover / daysPerMonth,
  }));
  const ticks = ticksUpTo(Math.max(...months.map(({ recovered }) => recovered)));
  const x = linear(0, ticks[ticks.length - 1], box.left, box.width - box.right);
  const marks = html`${ticks.map(
    (tick) =>
      html`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${box.top}" y2="${at(foot)}"/><text x="${at(x(tick))}" y="${at(foot + 14)}" text-anchor="middle">${speech.short(tick)}</text>`,
  )}<text x="${at((box.left + box.width - box.right) / 2)}" y="${at(box.height - 8)}" text-anchor="middle">${chart.months}</text>`;
  const told = shown.map((finding) =>
    said(nameOfLoss(finding, speech), surviveOf(finding, speech), recoverOf(finding, speech)),
  );
  const block = (kind: string, from: number, until: number, y: number) =>
    until > from &&
    html`<rect class="${kind}" x="${at(x(from))}" y="${at(y)}" width="${at(x(until) - x(from))}" height="${bar}"/>`;
  const bars = shown.map((finding, k) => {
    const y = box.top + row * k + (row - bar) / 2;
    const { recovered, survived } = months[k];
    return html`<g><title>${told[k]}</title><text class="name" x="${box.left - 8}" y="${at(y + bar - 2)}" text-anchor="end">${cut(nameOfLoss(finding, speech), longestName)}</text>${block('fill-met', 0, survived, y)}${block('fill-short', survived, recovered, y)}</g>`;
  });
  const legend = legendOf([blockKey('fill-met', chart.survived), blockKey('fill-short', chart.short)]);
  return html`<figure><figcaption>${chart.outage}</figcaption>${legend}<div class="scroll">${drawing(
    { id: 'outage', title: chart.outage, told: told.join(' '), box },
    html`${marks}${bars}`,
  )}</div></figure>`;
}
