import { type Day, type EffectKind, formatDay, type StepKind, type Words } from '@sinew/model';
import type { MeasureNode, Option } from '../measures/options.ts';
import { dayWords } from '../words/dates.ts';
import { nameOf, setOff } from '../words/names.ts';
import { quantity } from '../words/quantity.ts';
import { flagOf, periodsOf } from './describe.ts';
import type { Draft } from './draft.ts';
import { monthsBetween } from './monthsBetween.ts';
import { daysOf, type Shortage } from './shortage.ts';
import type { Trial } from './trial.ts';
import type { Finding } from './walk.ts';

const stepNames: Readonly<Record<StepKind, Words>> = {
  approval: { en: 'approval', fr: 'approbation' },
  contract: { en: 'contract', fr: 'contrat' },
  build: { en: 'construction', fr: 'construction' },
  qualify: { en: 'qualification', fr: 'qualification' },
  ramp: { en: 'ramp-up', fr: 'montée' },
};

/**
 * The measures that could move a limit, and why they do not in time: steps that are not through by then, or, for one that
 * could be through, what `trial` finds in its way.
 */
export function approvals(shortage: Shortage, finding: Finding, trial: Trial): Draft[] {
  const target = targetOf(shortage, finding);
  if (!target) return [];
  return shortage.program.subjects.measures.flatMap((measure) => {
    const effects = measure.effects.flatMap((effect, k) =>
      effect.kind === target.kind && effect.target === target.row ? [k] : [],
    );
    return effects.length > 0 ? notInTime(shortage, finding, measure, effects[0], trial) : [];
  });
}

function targetOf(
  shortage: Shortage,
  finding: Finding,
): { readonly kind: EffectKind; readonly row: string } | undefined {
  const { constraint, row } = finding.limit.block;
  switch (constraint) {
    case 'capacity':
    case 'resource':
    case 'storage':
      return { kind: constraint, row };
    case 'places':
      return { kind: 'training_places', row };
    case 'balance':
      return { kind: 'stock', row };
    case 'acceptance':
      return { kind: flagOf(shortage, finding.limit.block), row };
    default:
      return undefined;
  }
}

function notInTime(
  shortage: Shortage,
  finding: Finding,
  measure: MeasureNode,
  effect: number,
  trial: Trial,
): Draft[] {
  const { program, x } = shortage;
  const { calendar } = program.subjects.network;
  const mine = program.columns.options.filter((one) => one.measure === measure);
  const periods = periodsOf(shortage, finding);
  const first = Math.min(...periods);
  const last = Math.max(...periods);
  const taken = mine.filter(({ amount }) => x[amount] > 1e-6).map(({ option }) => option);
  // What works throughout is in the limit already.
  if (taken.some((option) => option.shares[effect][first] >= 1)) return [];
  const free = program.columns.options.filter((one) => one.measure === measure && !one.option.given);
  const chosen = soonest(taken);
  const best = chosen ?? soonest(free.map(({ option }) => option));
  if (!best) return [linkOf(shortage, measure, undefined, last, words.tooLate)];
  if (chosen) return [linkOf(shortage, measure, chosen, last, words.decided(chosen))];
  if (best.schedule.done >= calendar.end[last]) {
    return [linkOf(shortage, measure, best, last, words.atBest(best))];
  }
  const { kind, never } = shortage.options;
  if (kind === 'gap' || never?.includes(measure.row.id)) {
    return [linkOf(shortage, measure, best, last, words.leftOut(best))];
  }
  const { verdict, upstream } = trial(free.find(({ option }) => option === best)!);
  return [{ ...linkOf(shortage, measure, best, last, words[verdict](best)), upstream }];
}

const soonest = (options: readonly Option[]): Option | undefined =>
  options.length === 0
    ? undefined
    : options.reduce((best, one) => (one.schedule.done < best.schedule.done ? one : best));

function linkOf(
  { program }: Shortage,
  measure: MeasureNode,
  option: Option | undefined,
  last: number,
  tail: Words,
): Draft {
  const { calendar } = program.subjects.network;
  const decided = option?.schedule.decided ?? calendar.start[0];
  const name = setOff(nameOf(measure.row));
  return {
    cause: 'approval',
    table: 'measures',
    row: measure.row.id,
    from: formatDay(decided),
    until: option ? formatDay(Math.max(decided, option.schedule.done - 1)) : daysOf(program, [last]).until,
    available: monthsBetween(decided, calendar.end[last]),
    needed: option ? monthsBetween(decided, option.schedule.done) : 0,
    unit: 'month',
    statement: { en: `${name.en}${tail.en}`, fr: `${name.fr}${tail.fr}` },
    upstream: [],
  };
}

/** ": approval 6 months to 2026-09-30, construction …". */
function stepsOf({ schedule }: Option): Words {
  const all = schedule.steps.filter(({ start, end }) => end > start);
  const tell = (lang: 'en' | 'fr') =>
    all
      .map(({ row, start, end }) => {
        const length = Math.round(monthsBetween(start, end) * 10) / 10;
        const n = quantity(length)[lang];
        const name = stepNames[row.kind][lang];
        return lang === 'en'
          ? `${name} ${n} ${length === 1 ? 'month' : 'months'} to ${said(end - 1).en}`
          : `${name} ${n} mois jusqu'au ${said(end - 1).fr}`;
      })
      .join(', ');
  return all.length === 0 ? { en: '', fr: '' } : { en: `: ${tell('en')}`, fr: ` : ${tell('fr')}` };
}

const said = (day: Day): Words => dayWords(formatDay(day));
const day = (option: Option): Words => said(option.schedule.done);

/** "helps only from …": a measure that starts to help on the day it is decided, slowly, is told by the day it helps in full. */
function helps({ schedule: { decided, done, full } }: Option): Words {
  return done <= decided && full > done
    ? {
        en: `helps in full only from ${said(full).en}`,
        fr: `n'aide en plein qu'à partir du ${said(full).fr}`,
      }
    : { en: `helps only from ${said(done).en}`, fr: `n'aide qu'à partir du ${said(done).fr}` };
}

const words = {
  tooLate: {
    en: ' could help, but on no day on which it may be decided would it take effect within the plan',
    fr: ' aiderait, mais aucune date de décision permise ne la ferait prendre effet dans le plan',
  },
  decided: (option: Option): Words => ({
    en: `, decided on ${said(option.schedule.decided).en}, ${helps(option).en}${stepsOf(option).en}`,
    fr: `, décidée le ${said(option.schedule.decided).fr}, ${helps(option).fr}${stepsOf(option).fr}`,
  }),
  atBest: (option: Option): Words => ({
    en: ` would help, but not before ${day(option).en} even if decided on ${said(option.schedule.decided).en}${stepsOf(option).en}`,
    fr: ` aiderait, mais pas avant le ${day(option).fr}, même décidée le ${said(option.schedule.decided).fr}${stepsOf(option).fr}`,
  }),
  leftOut: (option: Option): Words => ({
    en: ` could help from ${day(option).en}, but is left out as asked`,
    fr: ` aiderait dès le ${day(option).fr}, mais est écartée comme demandé`,
  }),
  money: (option: Option): Words => ({
    en: ` could help from ${day(option).en}, but there is no money for it beside what the plan does`,
    fr: ` aiderait dès le ${day(option).fr}, mais l'argent manque à côté de ce que fait le plan`,
  }),
  rules: (option: Option): Words => ({
    en: ` could help from ${day(option).en}, but cannot be decided beside what the plan decides: see prerequisites and exclusive groups`,
    fr: ` aiderait dès le ${day(option).fr}, mais ne peut être décidée avec ce que décide le plan : voir les préalables et les groupes exclusifs`,
  }),
  alone: (option: Option): Words => ({
    en: ` could be in effect from ${day(option).en} and there is money for it, but alone it does not help enough to be chosen`,
    fr: ` pourrait agir dès le ${day(option).fr} et l'argent suffit, mais seule elle n'aide pas assez pour être choisie`,
  }),
};
