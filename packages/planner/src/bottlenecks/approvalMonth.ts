import type { Realised } from '@sinew/model';
import { type Highs, openSession, type Session } from '@sinew/solver';
import type { Negligible } from '../outcome/negligible.ts';
import type { Bottleneck } from '../outcome/outcome.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import { answerOf } from '../solve/answer.ts';
import { gainOf } from './gain.ts';
import { costOf, hold, type Part, partsOf, shortOf } from './parts.ts';
import { gainWords } from './statement.ts';

/** A bottleneck that solving again confirms, and by how much of its stage's share it helps. */
export interface Confirmed {
  readonly fall: number;
  readonly bottleneck: Bottleneck;
}

/**
 * What one month less of every approval step is worth to a requirement or pledge, with the same decisions on the same
 * days: the program is built again with the shorter steps, the stages before and what else counts in its own held at
 * what they reached, and solved. `unsettled`: the solver came to no end.
 */
export function approvalMonth(
  highs: Highs,
  program: PlanProgram,
  part: Part,
  base: Float64Array,
  least: Negligible,
): Confirmed | 'unsettled' | undefined {
  const taken = program.columns.options.filter(({ option, taken }) => !option.given && base[taken] > 0.5);
  const waits = taken.some(({ measure }) => measure.steps.some(({ kind }) => kind === 'approval'));
  if (!waits) return undefined;
  const sooner = buildProgram(monthSooner(program.subjects.network.realised));
  const session = openSession(highs, sooner.linear);
  try {
    fixAlike(program, sooner, base, (column, value) => session.setColumnBounds(column, value, value));
    session.relaxIntegers();
    const mine = holdOthers(session, program, sooner, part, base);
    if (!mine) return undefined;
    session.setCosts(costOf(mine));
    const solution = answerOf(session);
    if (!solution) return 'unsettled';
    if (solution.status !== 'optimal') return undefined;
    const fall = (shortOf(part, base) - shortOf(mine, solution.x)) / part.stage.scale;
    const gain = gainOf(program, part.requirement, base, solution.x, least);
    if (!gain || fall <= least.share(part.stage)) return undefined;
    const { en, fr } = gainWords(gain, 1);
    const bottleneck: Bottleneck = {
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
    return { fall, bottleneck };
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

/** Holds what is not `part` of its stage and those before at what it reached in `program`; returns the part in `sooner`. */
function holdOthers(
  session: Session,
  program: PlanProgram,
  sooner: PlanProgram,
  { requirement, stage }: Part,
  base: Float64Array,
): Part | undefined {
  const point = new Float64Array(sooner.linear.columnCount);
  for (const [k, before] of program.stages.entries()) {
    const parts = partsOf(sooner, sooner.stages[k]);
    partsOf(program, before).forEach(({ columns }, n) => {
      columns.forEach((j, t) => {
        point[parts[n].columns[t]] = base[j];
      });
    });
    const mine = before === stage ? parts.find((part) => part.requirement === requirement) : undefined;
    hold(
      session,
      parts.filter((part) => part !== mine),
      point,
    );
    if (mine) return mine;
  }
  return undefined;
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
