import { fiscalYearStart, spendingCategories } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import { soleExpiry } from '../program/columns.ts';
import { BEYOND } from '../program/spending.ts';
import type { Assumption } from './outcome.ts';

/** Every code an outcome may carry; the report has words for each in both languages. */
export type AssumptionCode =
  | 'percentile'
  | 'unbudgeted-category'
  | 'cost-at-decision'
  | 'opening-stock-new'
  | 'expiry-without-value'
  | 'straddling-period'
  | 'missing-budget-year'
  | 'decided-size'
  | 'stage-gap'
  | 'search-room'
  | 'loosened-stage'
  | 'ended-by-clock'
  | 'unsettled-help'
  | 'steps-untried';

/** The defaults of docs/model.md that shaped this outcome, each named once. */
export function assumptionsOf(program: PlanProgram): Assumption[] {
  const { ledger, subjects } = program;
  const { calendar, locations, money, realised } = subjects.network;
  const { settings, tables } = realised.plan;
  const found: Assumption[] = [];
  const note = (code: AssumptionCode, detail: Assumption['detail'] = {}) => found.push({ code, detail });

  if (tables.steps.some((step) => step.min !== step.max))
    note('percentile', { percentile: settings.percentile });
  const spent = new Set<number>();
  for (let k = 0; k < ledger.length; k++) if (ledger.period[k] !== BEYOND) spent.add(ledger.category[k]);
  for (const c of [...spent].sort((a, b) => a - b)) {
    if (money.payers[c].length === 0) note('unbudgeted-category', { category: spendingCategories[c] });
  }
  for (const { row, steps } of subjects.measures) {
    const costs = row.fixed_cost > 0 || row.size_cost > 0;
    if (costs && !steps.some((step) => step.cost_share > 0)) note('cost-at-decision', { measure: row.id });
    if (row.decided !== undefined && row.sizing !== 'once') {
      note('decided-size', { measure: row.id, size: row.max_size });
    }
  }
  const items = new Map(tables.items.map((row) => [row.id, row]));
  for (const location of locations) {
    const { item, site, opening, stock } = location;
    const row = items.get(item);
    const keeps = row?.shelf_life === undefined;
    if (keeps && (opening === 0 || soleExpiry(subjects.network, location) < 0)) continue;
    if (opening > 0 && stock?.expires === undefined) note('opening-stock-new', { item, site });
    if (row?.unit_value === undefined) note('expiry-without-value', { item, site });
  }
  if (money.funds.length > 0) {
    for (let t = 0; t < calendar.count; t++) {
      const fiscalYear = calendar.fiscalYear[t];
      const ends = fiscalYearStart(fiscalYear + 1, settings.fiscal_year_start);
      if (calendar.end[t] > ends) note('straddling-period', { period: t, fiscalYear });
    }
    for (const { row } of money.funds) {
      for (const year of money.years) {
        if (!tables.budgets.some((budget) => budget.fund === row.id && budget.fiscal_year === year)) {
          note('missing-budget-year', { fund: row.id, fiscalYear: year });
        }
      }
    }
  }
  return found;
}
