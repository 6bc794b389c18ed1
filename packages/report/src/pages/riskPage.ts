import type { Plan } from '@sinew/model';
import type { RiskOutcome } from '@sinew/planner';
import { chanceGrid, doneGrid, figureGrid, needGrid, overrunGrid } from '../grids/risk.ts';
import { type Frame, readable, type Speech, speak } from '../language/speech.ts';
import { type Names, namesOf } from '../story/names.ts';
import { correlationIn, driversOf, riskLead, riskTrust, type ToldDrivers, waitsSaid } from '../story/risk.ts';
import { table, yearTable } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import { periodOfPlan, titleOf } from './heading.ts';
import { bullet, ends, page, section } from './layout.ts';
import type { PageOptions } from './planPage.ts';

/** How likely a plan comes out: chances, quantiles, and what to find out first. */
export function riskPage(outcome: RiskOutcome, frame: Frame, { lang, width, plan }: PageOptions): string {
  const speech = speak(lang, frame);
  const names = namesOf(plan, lang);
  const { risk } = speech.words;
  const told = [
    risk.samples(speech.quantity(outcome.asked.samples), String(outcome.asked.seed)),
    ...outcome.scenarios.map((id) => names('scenarios', id)),
    ...outcome.changes.map(readable),
  ];
  const years = chanceGrid(outcome, speech);
  const bullets = (sentences: readonly string[]) => sentences.flatMap((text) => bullet(text, width));
  return page([
    ...ends(risk.title(titleOf(outcome, speech)), periodOfPlan(outcome, speech), width),
    ...wrap(told.join(' · '), width),
    '',
    ...wrap(riskLead(outcome, speech).join(' '), width),
    ...section(risk.needs, table(needGrid(outcome, speech), width), width),
    ...section(risk.byYear, years.rows.length === 0 ? [] : yearTable(years, width), width),
    ...section(risk.drivers, driverLines(outcome, speech, plan, names, width), width),
    ...section(
      risk.figures,
      [...table(figureGrid(outcome, speech), width), '', ...wrap(speech.words.weighed, width)],
      width,
    ),
    ...section(
      risk.measures,
      outcome.measures.length === 0
        ? []
        : [...table(doneGrid(outcome, speech), width), ...bullets(waitsSaid(outcome, speech))],
      width,
    ),
    ...section(
      risk.overruns,
      outcome.overruns.length === 0 ? [] : table(overrunGrid(outcome, speech, names), width),
      width,
    ),
    ...section(risk.trust, bullets(riskTrust(outcome, speech, names)), width),
  ]);
}

function driverLines(
  outcome: RiskOutcome,
  speech: Speech,
  plan: Plan | undefined,
  names: Names,
  width: number,
): string[] {
  const { risk } = speech.words;
  if (outcome.cost === null) return [];
  if (outcome.driven.length === 0) return wrap(risk.nothingVaries, width);
  const line = ({ drivers, more, name }: ToldDrivers) => {
    if (drivers.length === 0) return risk.noDrivers(name, speech.quantity(outcome.finished));
    const told = drivers.map((driver) => risk.driver(driver.name, correlationIn(driver.correlation, speech)));
    return risk.drivenBy(
      name,
      [...told, ...(more > 0 ? [risk.moreDrivers(more)] : [])].join(speech.words.listSeparator),
    );
  };
  return [
    ...driversOf(outcome, speech, plan, names).flatMap((one) => bullet(line(one), width)),
    ...wrap(risk.explained, width),
  ];
}
