import type { MeasureOutcome, Outcome } from '../outcome/outcome.ts';
import type {
  ComparedFund,
  Comparison,
  FundCell,
  MeasureCell,
  MeasureChange,
  PledgeCell,
  RequirementCell,
} from './comparison.ts';

/**
 * Puts outcomes of one plan, or of plans that share ids, side by side. Rows stand in the order in which they are
 * first met. Throws a RangeError when there is nothing to compare.
 */
export function compareOutcomes(outcomes: readonly Outcome[]): Comparison {
  const [first] = outcomes;
  if (!first) throw new RangeError('compareOutcomes needs at least one outcome');
  return {
    sinew: 'compare/1',
    plan: first.plan,
    columns: outcomes.map(({ kind, scenarios, changes, dDay, status, requirements }) => {
      const needed = requirements.filter(({ asked }) => asked > 0);
      return {
        kind,
        scenarios,
        changes,
        dDay,
        status,
        metOnTime: needed.filter(({ standing }) => standing === 'met').length,
        requirements: needed.length,
      };
    }),
    requirements: sideBySide(outcomes, (outcome) => outcome.requirements, requirementCell).map(
      ({ row, cells }) => ({ ...heading(row), kind: row.kind, rank: row.rank, unit: row.unit, cells }),
    ),
    pledges: sideBySide(outcomes, (outcome) => outcome.pledges, pledgeCell).map(({ row, cells }) => ({
      ...heading(row),
      unit: row.unit,
      cells,
    })),
    measures: sideBySide(outcomes, (outcome) => outcome.measures, measureCell).map(({ row, cells }) => ({
      ...heading(row),
      sizeUnit: row.sizeUnit,
      cells,
    })),
    cost: outcomes.map(({ cost }) => ({
      total: cost.total,
      discounted: cost.discounted,
      difference: cost.total - first.cost.total,
    })),
    budgets: compareFunds(outcomes),
  };
}

type Identified = { readonly id: string; readonly name: string; readonly nameFr: string | null };

const heading = ({ id, name, nameFr }: Identified) => ({ id, name, nameFr });

/** One row for each id that any outcome has; `base` is the first outcome's row of that id. */
function sideBySide<Row extends Identified, Cell>(
  outcomes: readonly Outcome[],
  rowsOf: (outcome: Outcome) => readonly Row[],
  cellOf: (row: Row, base: Row | undefined) => Cell,
): { row: Row; cells: (Cell | null)[] }[] {
  const columns = outcomes.map((outcome) => new Map(rowsOf(outcome).map((row) => [row.id, row])));
  const rows = new Map<string, Row>();
  for (const column of columns) {
    for (const [id, row] of column) if (!rows.has(id)) rows.set(id, row);
  }
  return [...rows].map(([id, row]) => ({
    row,
    cells: columns.map((column) => {
      const own = column.get(id);
      return own ? cellOf(own, columns[0].get(id)) : null;
    }),
  }));
}

function requirementCell(
  row: Outcome['requirements'][number],
  base: Outcome['requirements'][number] | undefined,
): RequirementCell {
  const { asked, met, unmet, standing, firstShortage, exhausted } = row;
  const difference = base
    ? { asked: asked - base.asked, met: met - base.met, unmet: unmet - base.unmet }
    : null;
  return { asked, met, unmet, standing, firstShortage, exhausted, difference };
}

function pledgeCell(
  row: Outcome['pledges'][number],
  base: Outcome['pledges'][number] | undefined,
): PledgeCell {
  const { asked, met, unmet, standing, completed } = row;
  return {
    asked,
    met,
    unmet,
    standing,
    completed,
    difference: base ? { met: met - base.met, unmet: unmet - base.unmet } : null,
  };
}

function measureCell(row: MeasureOutcome, base: MeasureOutcome | undefined): MeasureCell {
  const { decided, done, size, cost } = row;
  return { decided, done, size, cost, change: base ? changeOf(row, base) : null };
}

/** Sizes that differ by less than this share of the larger are the same: solvers agree no closer. */
const sameSize = 1e-6;

function changeOf(row: MeasureOutcome, base: MeasureOutcome): MeasureChange {
  if (row.decided === null || base.decided === null) {
    if (row.decided === base.decided) return 'same';
    return row.decided === null ? 'dropped' : 'added';
  }
  // ISO 8601 dates stand in the order of their text.
  if (row.decided !== base.decided) return row.decided < base.decided ? 'earlier' : 'later';
  if (Math.abs(row.size - base.size) <= sameSize * Math.max(row.size, base.size)) return 'same';
  return row.size > base.size ? 'larger' : 'smaller';
}

function compareFunds(outcomes: readonly Outcome[]): ComparedFund[] {
  const columns = outcomes.map(fundTotals);
  const funds = new Set(columns.flatMap((column) => [...column.keys()]));
  return [...funds].map((fund) => ({ fund, cells: columns.map((column) => column.get(fund) ?? null) }));
}

function fundTotals({ budgets }: Outcome): Map<string, FundCell> {
  const totals = new Map<string, FundCell>();
  const carriedIn = new Map<string, number>();
  for (const row of [...budgets].sort((a, b) => a.fiscalYear - b.fiscalYear)) {
    const total = totals.get(row.fund) ?? { cash: 0, spent: 0, lapsed: 0 };
    totals.set(row.fund, {
      cash: total.cash + row.available - (carriedIn.get(row.fund) ?? 0),
      spent: total.spent + row.spent,
      lapsed: total.lapsed + row.lapsed,
    });
    carriedIn.set(row.fund, row.carried);
  }
  return totals;
}
