import type { Realised } from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import type { Block, Constraint } from '../program/blocks.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { overColumns, type PlanStage } from '../program/objective.ts';
import { copyProgram } from '../solve/copyProgram.ts';
import { type Carried, carriedNodes, carriedOut } from './carried.ts';

/** A budget that may be overrun, and the column that says by how much, in units of the program's money. */
export interface Overrun {
  readonly kind: 'cash' | 'commitment';
  readonly fund: string;
  /** Position of the fiscal year. */
  readonly year: number;
  readonly column: number;
}

/** A rule that may give way, and the column that says by how much. */
export interface GivingWay {
  readonly rule: 'minimum' | 'offtake' | 'storage' | 'policy';
  readonly table: Block['table'];
  readonly row: string;
  readonly column: number;
}

/** The program of one sample: the decisions of the plan as constants, and what may give way so that there always is a plan. */
export interface RiskProgram {
  /** Rows and columns of the plan's own program in their places. */
  readonly program: PlanProgram;
  /** Rules that give way, then what budgets are overrun by, then the stages of the plan. */
  readonly stages: readonly PlanStage[];
  readonly carried: readonly Carried[];
  readonly overruns: readonly Overrun[];
  readonly giving: readonly GivingWay[];
}

const below = Number.NEGATIVE_INFINITY;
const free = Number.POSITIVE_INFINITY;

/** Rules that the plan kept when it decided; a sample decides nothing. */
const rulesOfDeciding: ReadonlySet<Constraint> = new Set([
  'once',
  'size',
  'exclusive',
  'prerequisite',
  'reform',
]);

/** Stages before the plan's own. */
export const STAGES_BEFORE = 2;

/** Of budgets that could be overrun by as much, the one that stands first is: else which one would be the solver's choice. */
const TIE = 1e-5;

/** What later stages may give up of the first two: units, and units of the program's money. */
const TOLERANCE = { absolute: 1e-6, relative: 0 };

/**
 * The plan's program with its decisions carried out as far as the realised plan's step lengths let them, lines kept warm as
 * the plan keeps them, everything else open. Linear: nothing whole is left to decide.
 */
export function riskProgramOf(realised: Realised, planned: Outcome): RiskProgram {
  let carried: Carried[] = [];
  const bare = buildProgram(realised, (network, pace) => {
    carried = carriedOut(network, pace, planned.measures);
    return carriedNodes(network, pace, carried);
  });
  const { blocks, columns, linear } = bare;
  const lower = linear.columnLower.slice();
  const upper = linear.columnUpper.slice();
  const hold = (column: number, value: number) => {
    lower[column] = value;
    upper[column] = value;
  };
  const amounts = new Map(carried.map(({ amount, option }) => [option, amount]));
  for (const { option, measure, size, taken } of columns.options) {
    const amount = amounts.get(option)!;
    hold(taken, measure.row.sizing === 'count' ? amount : Math.min(1, Math.ceil(amount)));
    if (size >= 0) hold(size, amount);
  }
  holdWarm(bare, planned, hold);
  const limits = blocks.filter(({ at, constraint }) => at === 'column' && constraint === 'storage');
  for (const { count, first } of limits) upper.fill(free, first, first + count);

  const rowLower = linear.rowLower.slice();
  const rowUpper = linear.rowUpper.slice();
  for (const { at, constraint, count, first } of blocks) {
    if (at !== 'row' || !rulesOfDeciding.has(constraint)) continue;
    rowLower.fill(below, first, first + count);
    rowUpper.fill(free, first, first + count);
  }
  const builder = copyProgram(
    { ...linear, rowLower, rowUpper, integer: new Uint8Array(linear.columnCount) },
    { lower, upper },
  );

  const overruns: Overrun[] = [];
  const giving: GivingWay[] = [];
  /** Price of a unit that gives way: in shares of what is usual for the rule. */
  const price = new Map<number, number>();
  const give = (rule: GivingWay['rule'], { table, row }: Block, at: number, sign: number, usual: number) => {
    const column = builder.column(0, free);
    builder.add(at, column, sign);
    giving.push({ rule, table, row, column });
    price.set(column, 1 / (1 + Math.abs(usual)));
  };
  for (const block of blocks) {
    const { at, by, constraint, count, first, row: id } = block;
    for (let k = 0; k < count; k++) {
      const row = first + k;
      if (at === 'column') {
        if (constraint !== 'storage' || linear.columnUpper[row] === free) continue;
        const limit = builder.row(below, linear.columnUpper[row]);
        builder.add(limit, row, 1);
        give('storage', block, limit, -1, linear.columnUpper[row]);
      } else if (constraint === 'storage') give('storage', block, row, -1, linear.rowUpper[row]);
      else if (constraint === 'minimum' || constraint === 'offtake')
        give(constraint, block, row, 1, linear.rowLower[row]);
      else if (constraint === 'policy' && by !== 'period') {
        // A floor asks for at least, a cap for at most; a ban stands.
        if (linear.rowLower[row] > below) give('policy', block, row, 1, 0);
        if (linear.rowUpper[row] < free) give('policy', block, row, -1, 0);
      } else if (constraint === 'cash' || (constraint === 'commitment' && linear.rowLower[row] === below)) {
        if (linear.rowUpper[row] === free) continue;
        const column = builder.column(0, free);
        builder.add(row, column, -1);
        overruns.push({ kind: constraint, fund: id, year: k, column });
      }
    }
  }
  const built = builder.build();
  const costs = (entries: Iterable<readonly [number, number]>) => {
    const cost = new Float64Array(built.columnCount);
    for (const [column, value] of entries) cost[column] = value;
    return cost;
  };
  const stage = (name: string, cost: Float64Array): PlanStage => ({
    name,
    cost,
    tolerance: TOLERANCE,
    scale: 1,
  });
  return {
    program: { ...bare, linear: built },
    stages: [
      stage('rules', costs(price)),
      stage('overrun', costs(overruns.map(({ column }, k) => [column, 1 + TIE * k]))),
      ...bare.stages.map((one) => ({ ...one, cost: overColumns(one.cost, built.columnCount) })),
    ],
    carried,
    overruns,
    giving,
  };
}

function holdWarm(
  { columns, subjects }: PlanProgram,
  planned: Outcome,
  hold: (column: number, value: number) => void,
) {
  const warm = new Map(planned.processes.map((process) => [process.id, process.warm]));
  subjects.network.processes.forEach(({ row }, p) => {
    if (columns.warm[p] < 0) return;
    warm.get(row.id)?.forEach((is, t) => {
      hold(columns.warm[p] + t, is ? 1 : 0);
    });
  });
}
