import type { RequirementRisk, RiskOutcome } from '@sinew/planner';
import type { Speech } from '../../language/speech.ts';
import { cut } from '../../terminal/text.ts';
import { at, html, type Markup } from '../markup.ts';
import { drawing, timeAxis } from './axes.ts';
import { blockKey, legendOf } from './legend.ts';

const heading = 18;
const strip = 26;
const each = heading + strip + 8;
const mostLetters = 66;

/** A strip a requirement along time, as high in each period as the chance that nothing is short in it. */
export function chanceChart(
  { periods, plan }: RiskOutcome,
  needs: readonly RequirementRisk[],
  speech: Speech,
): Markup {
  const { chart } = speech.words.risk;
  const box = { width: 480, height: 30 + each * needs.length, left: 28, right: 14, top: 4, bottom: 26 };
  const foot = box.height - box.bottom;
  const axis = timeAxis(plan.start, plan.end, box, speech);
  const told = needs.map((row) => {
    const least = Math.min(...row.byPeriod.map(({ chance }) => chance));
    const worst = row.byPeriod.findIndex(({ chance }) => chance === least);
    return { figure: chart.least(speech.share(least), speech.date(periods[worst].start)), row };
  });
  const rows = told.map(({ figure, row }, k) => {
    const y = box.top + each * k + heading;
    const name = speech.name(row);
    const [start, end] = [axis.x(plan.start), axis.x(plan.end)];
    // One outline of all periods: blocks beside one another would leave hairlines between them.
    const levels = row.byPeriod
      .map(({ chance }, t) => `V${at(y + strip * (1 - chance))}H${at(axis.x(periods[t].end))}`)
      .join('');
    const blocks = html`<rect class="fill-short" x="${at(start)}" y="${at(y)}" width="${at(end - start)}" height="${strip}"/><path class="fill-met" d="M${at(start)} ${at(y + strip)}${levels}V${at(y + strip)}Z"/>`;
    return html`<g><title>${chart.of(name, figure)}</title><text class="name" x="2" y="${at(y - 5)}">${cut(name, mostLetters - figure.length)}</text><text class="figure" x="${box.width - 2}" y="${at(y - 5)}" text-anchor="end">${figure}</text>${blocks}</g>`;
  });
  const said = told.map(({ figure, row }) => chart.of(speech.name(row), figure));
  const legend = legendOf([blockKey('fill-met', chart.enough), blockKey('fill-short', chart.short)]);
  return html`<figure><figcaption>${chart.byPeriod}</figcaption>${legend}${drawing(
    { id: 'chances', title: chart.byPeriod, told: said.join('; '), box },
    html`${axis.marks(foot, box.top)}${rows}`,
  )}</figure>`;
}
