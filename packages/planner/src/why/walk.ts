import type { Solution } from '@sinew/solver';
import type { PlanProgram } from '../program/build.ts';
import type { ElasticProgram, Limit } from './elastic.ts';
import { byRows } from './matrix.ts';

/** A row of the plan that holds something back, over all the periods in which it does. */
export interface Finding {
  readonly key: string;
  readonly limit: Limit;
  /** Positions within its block, each with the program row that states it. */
  readonly rows: Map<number, number>;
  /** What of it is wanted, and by which column: coefficients by row and column. Only of stock balances. */
  readonly wanted: Map<string, { readonly row: number; readonly column: number; readonly each: number }>;
  readonly upstream: Set<Finding>;
  /** It holds the requirement itself back. */
  top: boolean;
}

/** A part of a column's price below this share of its largest is rounding. */
const LEAST_PART = 1e-6;
/** A dual below this, where prices are around 1, is rounding. */
const LEAST_DUAL = 1e-7;

/**
 * Upstream along what binds. At the least-cost relaxation every row has a dual: what one unit more of it would save. A column
 * that could relieve a row (a run whose output is short, stock kept from before, money carried over) does not do so only
 * because other rows it stands in hold it back, and their duals say which: its reduced cost is the sum of them. So the walk
 * goes from a row to the columns that would relieve it, and from each to the rows that hold it back. A row whose dual is
 * zero holds nothing back and is never reached, be it at its limit or not.
 */
export function walk(
  program: PlanProgram,
  elastic: ElasticProgram,
  solution: Solution,
  starts: readonly number[],
): Finding[] {
  const { linear } = elastic;
  const { rowDual } = solution;
  const rows = byRows(linear);
  const findings = new Map<string, Finding>();
  const seen = new Set<number>();
  const passing = new Set<number>();
  const fixed = decisionColumns(program);

  const follow = (column: number, from: Finding | undefined, via: number) => {
    if (column >= program.linear.columnCount || fixed.has(column)) return;
    let most = 0;
    for (let e = linear.starts[column]; e < linear.starts[column + 1]; e++) {
      most = Math.max(most, Math.abs(linear.value[e] * rowDual[linear.index[e]]));
    }
    const least = Math.max(LEAST_PART * most, LEAST_DUAL);
    for (let e = linear.starts[column]; e < linear.starts[column + 1]; e++) {
      const row = linear.index[e];
      if (row !== via && linear.value[e] * rowDual[row] < -least) arrive(row, column, linear.value[e], from);
    }
  };

  const relieve = (row: number, from: Finding | undefined) => {
    for (let e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
      if (rows.value[e] * rowDual[row] > LEAST_DUAL) follow(rows.index[e], from, row);
    }
  };

  const arrive = (row: number, column: number, each: number, from: Finding | undefined) => {
    const limit = elastic.limitOf(row);
    if (!limit) return;
    if (isPassage(program, limit, row)) {
      if (passing.has(row)) return;
      passing.add(row);
      relieve(row, from);
      passing.delete(row);
      return;
    }
    const key = keyOf(program, limit);
    const found: Finding = findings.get(key) ?? {
      key,
      limit,
      rows: new Map(),
      wanted: new Map(),
      upstream: new Set(),
      top: false,
    };
    findings.set(key, found);
    found.rows.set(limit.k, row);
    if (from === undefined) found.top = true;
    else if (from !== found && !reaches(found, from)) from.upstream.add(found);
    if (from !== found) found.wanted.set(`${row} ${column}`, { row, column, each: Math.abs(each) });
    if (seen.has(row)) return;
    seen.add(row);
    relieve(row, found);
  };

  for (const column of starts) follow(column, undefined, requirementRowOf(elastic, column));
  return [...findings.values()];
}

/** The row that asks for what a column supplies: it is where the walk begins, not what holds it back. */
function requirementRowOf({ linear, limitOf }: ElasticProgram, column: number): number {
  for (let e = linear.starts[column]; e < linear.starts[column + 1]; e++) {
    if (limitOf(linear.index[e])?.block.constraint === 'requirement') return linear.index[e];
  }
  return -1;
}

/** Columns of whole-number decisions and of sizes: what they could do is told by their steps and dates. */
function decisionColumns({ columns, linear }: PlanProgram): ReadonlySet<number> {
  const fixed = new Set<number>();
  linear.integer.forEach((whole, column) => {
    if (whole) fixed.add(column);
  });
  for (const { amount } of columns.options) fixed.add(amount);
  return fixed;
}

/** Rows that only pass on what others limit: nothing a person could name. */
function isPassage({ linear }: PlanProgram, { block }: Limit, row: number): boolean {
  switch (block.constraint) {
    case 'payment':
    case 'people':
    case 'requirement':
    case 'set_aside':
      return true;
    case 'commitment':
      return row < linear.rowCount && linear.rowLower[row] === linear.rowUpper[row];
    default:
      return false;
  }
}

/** One finding a limit of the plan. Acceptance flags of one item are limits of their own; what is carried is cash. */
function keyOf({ blocks }: PlanProgram, { block }: Limit): string {
  const { constraint, table, row } = block;
  const name = constraint === 'carry_forward' ? 'cash' : constraint;
  if (constraint !== 'acceptance') return `${name} ${table} ${row}`;
  return `acceptance ${row} ${blocks.filter((b) => b.constraint === constraint && b.row === row).indexOf(block)}`;
}

/** Whether `from` is upstream of `to` already: an edge back would close a circle. */
function reaches(to: Finding, from: Finding): boolean {
  const pending = [to];
  const passed = new Set<Finding>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === from) return true;
    if (passed.has(next)) continue;
    passed.add(next);
    pending.push(...next.upstream);
  }
  return false;
}
