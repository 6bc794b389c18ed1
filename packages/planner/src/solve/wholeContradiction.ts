import type { Session } from '@sinew/solver';
import type { Block, Constraint } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import type { Ask, Asks } from './request.ts';

/** What decisions in whole numbers may contradict: how many and which, in what order, with what money. */
const deciding: ReadonlySet<Constraint> = new Set([
  'once',
  'size',
  'exclusive',
  'prerequisite',
  'reform',
  'cash',
  'carry_forward',
  'commitment',
]);
/** Families that only tie the others together. */
const ties: ReadonlySet<Constraint> = new Set(['balance', 'payment', 'requirement', 'pledge', 'people']);
/** Simplex iterations for one question whether the rest can hold; unanswered, what was left out counts as needed. */
const EFFORT = 5_000;

/** Rows and bounds that are kept or left out together. */
interface Group {
  readonly of: Block | Ask;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * What cannot all hold where a solution in parts of decisions would: each rule on decisions, each fund's money and each
 * thing asked is left out in turn, for good where the rest contradict one another without it (the deletion filter; J. W.
 * Chinneck, Feasibility and Infeasibility in Optimization, 2008, section 6.2). What is left is needed, all of it.
 * The session's bounds and objective are used up.
 */
export function wholeContradiction(session: Session, program: PlanProgram, asks: Asks): (Block | Ask)[] {
  session.setCosts(new Float64Array(program.linear.columnCount));
  const contradicts = () => session.solve({ iterationLimit: EFFORT }).status === 'infeasible';
  const { blocks } = program;
  const others = blocks.filter(
    ({ at, constraint }) => at === 'row' && !deciding.has(constraint) && !ties.has(constraint),
  );
  unlessNeeded(session, program, { of: others[0], rows: others.flatMap(rowsOf), columns: [] }, contradicts);
  return groupsOf(blocks, asks)
    .filter((group) => unlessNeeded(session, program, group, contradicts))
    .map(({ of }) => of);
}

function groupsOf(blocks: readonly Block[], asks: Asks): Group[] {
  const byRow = new Map<string, Block[]>();
  for (const block of blocks) {
    if (block.at !== 'row' || !deciding.has(block.constraint)) continue;
    const key = `${block.constraint} ${block.table} ${block.row}`;
    const before = byRow.get(key);
    if (before) before.push(block);
    else byRow.set(key, [block]);
  }
  const byAsk = new Map<string, { of: Ask; rows: number[]; columns: number[] }>();
  const ask = (of: Ask) => {
    const key = `${of.asked} ${of.measure} ${of.date}`;
    const group = byAsk.get(key) ?? { of, rows: [], columns: [] };
    byAsk.set(key, group);
    return group;
  };
  for (const [row, of] of asks.rows) ask(of).rows.push(row);
  for (const [column, of] of asks.columns) ask(of).columns.push(column);
  const rules = [...byRow.values()].map((mine) => ({ of: mine[0], rows: mine.flatMap(rowsOf), columns: [] }));
  return [...rules, ...byAsk.values()];
}

const rowsOf = ({ first, count }: Block) => Array.from({ length: count }, (_, k) => first + k);

/** Leaves a group out, and puts it back where the rest can hold without it; whether it was put back. */
function unlessNeeded(
  session: Session,
  { linear }: PlanProgram,
  { rows, columns }: Group,
  contradicts: () => boolean,
): boolean {
  const rowsBefore = rows.map((row) => session.rowBounds(row));
  const columnsBefore = columns.map((column) => session.columnBounds(column));
  for (const row of rows) session.setRowBounds(row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  for (const j of columns) session.setColumnBounds(j, linear.columnLower[j], linear.columnUpper[j]);
  if (contradicts()) return false;
  rows.forEach((row, k) => {
    session.setRowBounds(row, rowsBefore[k].lower, rowsBefore[k].upper);
  });
  columns.forEach((j, k) => {
    session.setColumnBounds(j, columnsBefore[k].lower, columnsBefore[k].upper);
  });
  return true;
}
