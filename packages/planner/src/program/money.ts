import { spendingCategories } from '@sinew/model';
import type { Assembly } from './assembly.ts';
import { BEYOND, commitmentsOf, type SpendingLedger } from './spending.ts';

/**
 * Money columns are in units of this many of the plan's currency, a power of ten that brings yearly budgets near a
 * thousand: the solver's tolerances are absolute, and dollars beside millions of dollars would be lost in them.
 */
export function moneyUnit(assembly: Assembly): number {
  const { money } = assembly.subjects.network;
  const largest = Math.max(0, ...money.funds.flatMap(({ cash }) => [...cash]));
  return largest > 0 ? 10 ** (Math.floor(Math.log10(largest)) - 2) : 1;
}

/** payment, cash and commitment: what is spent is paid by funds that may, within each year's cash and authority. */
export function budgets(assembly: Assembly, ledger: SpendingLedger, unit: number): void {
  payments(assembly, ledger, unit);
  cash(assembly, unit);
  commitments(assembly, unit);
}

/** payment[c,t]: Σ_f pay = E·spending. */
function payments(assembly: Assembly, ledger: SpendingLedger, unit: number): void {
  const { builder, columns, periods } = assembly;
  const { money } = assembly.subjects.network;
  const rows = spendingCategories.map((category, c) => {
    if (money.payers[c].length === 0) return -1;
    const first = assembly.rows('payment', 'funds', category, 0, 0);
    for (const f of money.payers[c]) builder.addDiagonal(first, columns.pay[f][c], periods, 1);
    return first;
  });
  for (let k = 0; k < ledger.length; k++) {
    const t = ledger.period[k];
    const first = rows[ledger.category[k]];
    if (t === BEYOND || first < 0) continue;
    builder.add(first + t, ledger.column[k], (-ledger.amount[k] * money.escalation[t]) / unit);
  }
}

/** cash[f,Y]: Σ pay + carry[Y] ≤ cash + carry[Y−1]. What may be carried is bounded by carry_forward. */
function cash(assembly: Assembly, unit: number): void {
  const { builder, columns, periods } = assembly;
  const { money } = assembly.subjects.network;
  money.funds.forEach(({ row, categories, cash: granted }, f) => {
    const years = money.years.length;
    const below = Number.NEGATIVE_INFINITY;
    const cash = granted.map((amount) => amount / unit);
    const first = assembly.rows('cash', 'funds', row.id, below, cash, years, 'fiscal year');
    builder.addDiagonal(first, columns.carry[f], years, 1);
    builder.addDiagonal(first + 1, columns.carry[f], years - 1, -1);
    for (const c of categories) {
      for (let t = 0; t < periods; t++) builder.add(first + money.yearOf[t], columns.pay[f][c] + t, 1);
    }
    const most = granted.map((amount) => (row.carry_forward * amount) / unit);
    const carried = assembly.rows('carry_forward', 'funds', row.id, below, most, years, 'fiscal year');
    builder.addDiagonal(carried, columns.carry[f], years, 1);
  });
}

/**
 * commitment[f,Y]: Σ_c commit ≤ authority; Σ_f commit = what the category newly commits. Only of categories that a
 * fund of limited authority may pay: who commits for the others is told afterwards.
 */
function commitments(assembly: Assembly, unit: number): void {
  const { builder, columns, subjects } = assembly;
  const { money } = subjects.network;
  if (!money.authorised.includes(true)) return;
  const years = money.years.length;
  const rows = spendingCategories.map((category, c) => {
    if (!money.authorised[c]) return -1;
    const first = assembly.rows('commitment', 'funds', category, 0, 0, years, 'fiscal year');
    for (const f of money.payers[c]) builder.addDiagonal(first, columns.commit[f][c], years, 1);
    return first;
  });
  const ledger = commitmentsOf(subjects, columns);
  for (let k = 0; k < ledger.length; k++) {
    const first = rows[ledger.category[k]];
    if (first >= 0) builder.add(first + ledger.period[k], ledger.column[k], -ledger.amount[k] / unit);
  }
  money.funds.forEach(({ row, categories, commitment }, f) => {
    if (!commitment.some(Number.isFinite)) return;
    const below = Number.NEGATIVE_INFINITY;
    const limit = commitment.map((authority) => authority / unit);
    const first = assembly.rows('commitment', 'funds', row.id, below, limit, years, 'fiscal year');
    for (const c of categories) builder.addDiagonal(first, columns.commit[f][c], years, 1);
  });
}
