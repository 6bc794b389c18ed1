import type { Bottleneck, Outcome, RequirementOutcome } from '@sinew/planner';
import { proportion } from '../format/number.ts';
import { readable, type Speech } from '../language/speech.ts';
import type { Names } from './names.ts';
import { neverMet } from './standing.ts';

/** A constraint family and the row it stands on, as a noun: `capacity of the Ingersoll line`. */
export function constraintInWords(
  { constraint, table, row }: { readonly constraint: string; readonly table: string; readonly row: string },
  speech: Speech,
  names: Names,
): string {
  const { known, other } = speech.words.constraints;
  // A step of approval tried on every measure at once has no row of its own.
  const name = row === '*' ? speech.words.values.everyMeasure : setOff(names(table, row), speech);
  return isKnown(constraint, known) ? known[constraint](name) : other(readable(constraint), name);
}

/** What a step is a step of; with its year, or its day, where a row may be tried in several. */
export function stepInWords(found: Bottleneck, outcome: Outcome, speech: Speech, names: Names): string {
  const what = constraintInWords(found, speech, names);
  const year = outcome.periods.find(({ start }) => start === found.period)?.fiscalYear;
  if (year !== undefined && ofYears.has(found.constraint)) return `${what}, ${speech.fiscalYear(year)}`;
  const alike = steps(outcome).filter((other) => keyOf(other) === keyOf(found));
  return alike.some(({ period }) => period !== found.period) ? `${what}, ${speech.date(found.period)}` : what;
}

/** Limits of which each fiscal year has its own. */
const ofYears: ReadonlySet<string> = new Set(['cash', 'commitment']);

const keyOf = ({ constraint, row, table }: Bottleneck) => `${constraint} ${table} ${row}`;

/** A French name has no article to hold it in a phrase, and "de" would have to elide before it. */
const setOff = (name: string, { lang }: Speech) => (lang === 'fr' ? `« ${name} »` : name);

const isKnown = <K extends object>(name: string, known: K): name is string & keyof K =>
  Object.hasOwn(known, name);

/** Verified bottlenecks that hold a requirement back, each constraint once, the one that gains most first. */
export function causesOf(requirement: string, outcome: Outcome): Bottleneck[] {
  const seen = new Set<string>();
  return steps(outcome).filter((found) => {
    if (found.requirement !== requirement) return false;
    const key = keyOf(found);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * What one step more would buy, most urgent requirement first and, for each, the step that helps it most, as the outcome
 * has them. At most so many for each requirement: what holds back the first is not to crowd out the others.
 */
export function steps({ bottlenecks }: Outcome, most = Number.POSITIVE_INFINITY): Bottleneck[] {
  const told = new Map<string, number>();
  return bottlenecks.filter(({ requirement, verified }) => {
    const before = told.get(requirement) ?? 0;
    told.set(requirement, before + 1);
    return verified && before < most;
  });
}

/**
 * Share of what is short that the step tried would meet, in the unit of its gain: units, or units times months for
 * what is late or held too low. `undefined` where nothing is short.
 */
export function shareOfShort(found: Bottleneck, outcome: Outcome): number | undefined {
  const requirement = outcome.requirements.find((row) => row.id === found.requirement);
  const row = requirement ?? outcome.pledges.find((pledge) => pledge.id === found.requirement);
  const unmet = found.unit.endsWith('·month')
    ? requirement && unitMonthsShort(requirement, outcome)
    : row && neverMet(row);
  return unmet !== undefined && unmet > 0 ? proportion(Math.min(found.gain, unmet), unmet) : undefined;
}

const unitMonthsShort = ({ byPeriod }: RequirementOutcome, { periods }: Outcome) =>
  byPeriod.reduce((sum, { short, unmet }, t) => sum + (short ? unmet * periods[t].months : 0), 0);

/** What to say where no step was found to help: it was not looked for, nothing is short, or no step helps alone. */
export function whyNoStep(outcome: Outcome, { words: { next } }: Speech): string {
  if (outcome.status === 'interrupted') return next.notSought;
  const short = [...outcome.requirements, ...outcome.pledges].some(({ standing }) => standing !== 'met');
  if (short && isStopped(outcome)) return next.notAllTried;
  return short ? next.none : next.nothingShort;
}

/** What to say below the steps that were found where the work was stopped before all were tried. */
export const stoppedSteps = (outcome: Outcome, { words: { next } }: Speech): string | undefined =>
  isStopped(outcome) ? next.stopped : undefined;

const isStopped = ({ assumptions }: Outcome): boolean =>
  assumptions.some(({ code }) => code === 'steps-untried');
