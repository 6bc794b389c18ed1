import type { Realised } from '@sinew/model';
import { type Highs, objectiveValue, openSession, solveLexicographic } from '@sinew/solver';
import { negligibleShare } from '../outcome/negligible.ts';
import type { Bottleneck } from '../outcome/outcome.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import { gainOf } from './gain.ts';
import { gainWords } from './statement.ts';

/**
 * What one month less of every approval step is worth, with the same decisions on the same days: the program is
 * built again with the shorter steps and its stages solved up to the one that falls short.
 */
export function approvalMonth(
  highs: Highs,
  program: PlanProgram,
  stage: number,
  base: Float64Array,
): Bottleneck | undefined {
  const taken = program.columns.options.filter(({ option, taken }) => !option.given && base[taken] > 0.5);
  const waits = taken.some(({ measure }) => measure.steps.some(({ kind }) => kind === 'approval'));
  if (!waits) return undefined;
  const sooner = buildProgram(monthSooner(program.subjects.network.realised));
  const session = openSession(highs, sooner.linear);
  try {
    fixAlike(program, sooner, base, (column, value) => session.setColumnBounds(column, value, value));
    session.relaxIntegers();
    const { solution } = solveLexicographic(session, sooner.stages.slice(0, stage + 1));
    if (solution.status !== 'optimal') return undefined;
    const short = program.stages[stage];
    const fall = (objectiveValue(short.cost, base) - objectiveValue(short.cost, solution.x)) / short.scale;
    const gain = gainOf(program, short.name, base, solution.x);
    if (!gain || fall <= negligibleShare(short)) return undefined;
    const { en, fr } = gainWords(gain, 1);
    return {
      table: 'steps',
      row: '*',
      period: program.subjects.network.realised.plan.settings.start,
      constraint: 'approval',
      step: 1,
      stepUnit: 'month',
      requirement: gain.requirement,
      gain: gain.quantity,
      value: gain.quantity,
      unit: gain.unit,
      statement: {
        en: `One month less of every approval ${en}.`,
        fr: `Un mois de moins à chaque étape d'approbation ${fr}.`,
      },
      verified: true,
    };
  } finally {
    session.close();
  }
}

/** The plan with every approval step a month shorter. */
function monthSooner(realised: Realised): Realised {
  const { plan } = realised;
  const { approval_delay: delay = 0 } = plan.settings;
  return { ...realised, plan: { ...plan, settings: { ...plan.settings, approval_delay: delay - 1 } } };
}

/** Fixes the whole-number columns of `sooner` at what the same decisions were in `program`. */
function fixAlike(
  program: PlanProgram,
  sooner: PlanProgram,
  x: Float64Array,
  fix: (column: number, value: number) => void,
): void {
  const key = ({ option, measure }: OptionColumns) =>
    `${measure.row.id} ${option.period} ${option.reforms.join(' ')}`;
  const before = new Map(program.columns.options.map((option) => [key(option), x[option.taken]]));
  for (const option of sooner.columns.options) fix(option.taken, Math.round(before.get(key(option)) ?? 0));
}
