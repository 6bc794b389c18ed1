import type { Plan } from '@sinew/model';
import type { Driven, RiskOutcome, Spread } from '@sinew/planner';
import { moneyApart } from '../format/money.ts';
import { chanceIn, decisionNames, needsOf } from '../grids/risk.ts';
import { readable, type Speech } from '../language/speech.ts';
import { stageName } from './frontier.ts';
import type { Names } from './names.ts';

/** How many drivers of a result are told. */
const mostDrivers = 5;

/** What to read first, a sentence each. */
export function riskLead(outcome: RiskOutcome, speech: Speech): string[] {
  const { risk } = speech.words;
  const { asked, cost, finished, uncertain, unsolved, withoutPlan } = outcome;
  const rows = uncertain.flatMap((thing) => thing.rows);
  const steps = rows.filter((row) => row.table === 'steps').length;
  const [weakest] = needsOf(outcome).sort((a, b) => a.onTime.chance - b.onTime.chance);
  const sure = weakest === undefined || weakest.onTime.chance === 1;
  return [
    ...(finished + unsolved < asked.samples ? [risk.stopped(finished, asked.samples)] : []),
    ...(unsolved > 0 ? [risk.unsolved(unsolved)] : []),
    risk.uncertain(steps, rows.length - steps),
    ...withoutPlan.map(({ reasons, samples }) =>
      risk.withoutPlan(
        samples,
        reasons.map((words) => readable(words[speech.lang])).join(speech.words.listSeparator),
      ),
    ),
    ...(cost === null
      ? [risk.noFigures]
      : [
          sure ? risk.allSure : risk.weakest(speech.name(weakest), chanceIn(weakest.onTime, speech)),
          costsInWords(cost.total, speech),
        ]),
  ];
}

/** What the plan costs: its range in as many digits as tell the ends apart. */
function costsInWords({ p10, p90, planned }: Spread, speech: Speech): string {
  const { risk } = speech.words;
  const apart = (...amounts: number[]) => moneyApart(speech.lang, speech.currency, amounts);
  const [low, high, asPlanned] = apart(p10, p90, planned);
  if (low !== high) return risk.costs(asPlanned, low, high);
  const [stated, comesOut] = apart(planned, p10);
  return stated === comesOut ? risk.costsNoOther(stated) : risk.costsOther(stated, comesOut);
}

/** Drivers of a result that are told, by name, and how many more there are. */
export interface ToldDrivers {
  readonly name: string;
  readonly drivers: readonly { readonly name: string; readonly correlation: number }[];
  readonly more: number;
}

export function driversOf(
  { driven, uncertain }: RiskOutcome,
  speech: Speech,
  plan: Plan | undefined,
  names: Names,
): ToldDrivers[] {
  const { risk } = speech.words;
  const rows = new Map(uncertain.map((thing) => [thing.draw, thing.rows]));
  const nameOf = (draw: string) => {
    const all = (rows.get(draw) ?? []).map(({ row, table: of }) => stepOr(of, row, plan, names, speech));
    const [, group] = /^group (.*)$/.exec(draw) ?? [];
    const list = all.join(speech.words.listSeparator);
    return group === undefined ? list : risk.group(readable(group), list);
  };
  return driven.map(({ drivers, of, result }: Driven) => ({
    name: result === 'stage' ? risk.results.stage(stageName(of, speech)) : risk.results[result],
    drivers: drivers
      .slice(0, mostDrivers)
      .map(({ correlation, draw }) => ({ name: nameOf(draw), correlation })),
    more: Math.max(0, drivers.length - mostDrivers),
  }));
}

/** A rank correlation, with its sign. */
export const correlationIn = (correlation: number, speech: Speech) => speech.decimal(correlation, 2, 2);

/** Measures that wait for what they need, or cannot be decided. */
export function waitsSaid(outcome: RiskOutcome, speech: Speech): string[] {
  const { risk } = speech.words;
  const nameOf = decisionNames(outcome, speech);
  return outcome.measures.flatMap((row) => [
    ...(row.waits.chance > 0 ? [risk.waits(nameOf(row), chanceIn(row.waits, speech))] : []),
    ...(row.undecided.chance > 0 ? [risk.undecided(nameOf(row), chanceIn(row.undecided, speech))] : []),
  ]);
}

/** How far to trust it. */
export function riskTrust(outcome: RiskOutcome, speech: Speech, names: Names): string[] {
  const { risk } = speech.words;
  const ruleOf = (rule: string) =>
    Object.hasOwn(risk.rules, rule) ? risk.rules[rule as keyof typeof risk.rules] : rule;
  return [
    risk.bounds(speech.quantity(outcome.finished)),
    ...(outcome.unproved > 0 ? [risk.unproved(outcome.unproved)] : []),
    ...(outcome.overruns.length > 0 ? [risk.overrunFirst] : []),
    ...outcome.gaveWay.map(({ chance, row, rule, table: of }) =>
      risk.gaveWay(ruleOf(rule), names(of, row), chanceIn(chance, speech)),
    ),
  ];
}

/** A step by its measure and its kind, and by its own id where that does not tell it from another. */
function stepOr(of: string, row: string, plan: Plan | undefined, names: Names, { words }: Speech): string {
  if (of !== 'steps') return names(of, row);
  const cut = row.lastIndexOf('/');
  const [measure, id] = [row.slice(0, cut), row.slice(cut + 1)];
  const steps = plan?.tables.steps.filter((step) => step.measure === measure) ?? [];
  const kind = steps.find(({ step }) => step === id)?.kind;
  const alike = steps.filter((step) => step.kind === kind).length;
  return words.risk.step(
    names('measures', measure),
    kind && words.html.steps[kind],
    alike === 1 ? '' : readable(id),
  );
}
