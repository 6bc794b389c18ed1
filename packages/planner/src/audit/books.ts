import {
  type Day,
  dayOf,
  fiscalYearStart,
  type Plan,
  type Realised,
  type Row,
  rowId,
  type TableName,
} from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import type { Findings, Place } from './findings.ts';
import type { Rule } from './report.ts';
import { Timeline } from './timeline.ts';

/** What every part of the audit works from: the realised plan, the outcome under audit, and where findings go. */
export class Books {
  readonly plan: Plan;
  readonly realised: Realised;
  readonly outcome: Outcome;
  readonly findings: Findings;
  readonly time: Timeline;
  readonly #rates = new Map<string, { readonly from: Day; readonly rate: number }[]>();
  readonly #groups = new Map<string, ReadonlyMap<unknown, readonly unknown[]>>();
  readonly #opening = new Map<string, Row<'stocks'>>();

  constructor(realised: Realised, outcome: Outcome, findings: Findings) {
    this.plan = realised.plan;
    this.realised = realised;
    this.outcome = outcome;
    this.findings = findings;
    this.time = new Timeline(this.plan.settings);
    for (const row of this.plan.tables.exchange_rates) {
      const known = this.#rates.get(row.currency) ?? [];
      known.push({ from: dayOf(row.from), rate: row.rate });
      this.#rates.set(row.currency, known);
    }
    for (const known of this.#rates.values()) known.sort((a, b) => a.from - b.from);
    for (const row of this.plan.tables.stocks) this.#opening.set(location(row.item, row.site), row);
  }

  /** Rows of a table that share the value of a column, in the order of the table. */
  rows<T extends TableName>(table: T, column: keyof Row<T> & string, value: unknown): readonly Row<T>[] {
    const name = `${table}.${column}`;
    let groups = this.#groups.get(name);
    if (!groups) {
      const found = new Map<unknown, unknown[]>();
      for (const row of this.plan.tables[table]) {
        const key = (row as Readonly<Record<string, unknown>>)[column];
        const alike = found.get(key);
        if (alike) alike.push(row);
        else found.set(key, [row]);
      }
      groups = found;
      this.#groups.set(name, groups);
    }
    return (groups.get(value) ?? []) as readonly Row<T>[];
  }

  /**
   * Share of a stage that those after it may have spent beside its tolerance, and twice as much for the solver's own: in programs of more
   * than 2,000 rows up to 1e-4 of what the stage is short (docs/model.md section 5), which **objective** checks against the figures.
   */
  shareSpent(stage: string): number {
    const { objectives, rows } = this.outcome.solver;
    return rows > 2_000 ? 2e-4 * Math.abs(objectives.find((one) => one.stage === stage)?.value ?? 0) : 0;
  }

  /** The row of a table that has an id. */
  row<T extends TableName>(table: T, id: string): Row<T> | undefined {
    return this.rows(table, 'id' as keyof Row<T> & string, id)[0];
  }

  /** What is in stock as the plan starts: nothing of what has expired by its first day. */
  opening(item: string, site: string): number {
    const row = this.stock(item, site);
    const expired = row?.expires !== undefined && dayOf(row.expires) <= this.time.start;
    return expired ? 0 : (row?.quantity ?? 0);
  }

  stock(item: string, site: string): Row<'stocks'> | undefined {
    return this.#opening.get(location(item, site));
  }

  /** A field in period t: its day-weighted mean where a scenario moves it, else what the row says. */
  during<T extends TableName>(table: T, row: Row<T>, field: keyof Row<T> & string, t: number): number {
    const { start, end } = this.time.periods[t];
    return this.over(table, row, field, start, end);
  }

  /** A field on the last day of period t. */
  atEnd<T extends TableName>(table: T, row: Row<T>, field: keyof Row<T> & string, t: number): number {
    const { end } = this.time.periods[t];
    return this.over(table, row, field, end - 1, end);
  }

  /** Whether a field has a value at all: in the row, or from a scenario. */
  given<T extends TableName>(table: T, row: Row<T>, field: keyof Row<T> & string): boolean {
    return row[field] !== undefined || this.realised.profile(table, rowId(table, row), field) !== undefined;
  }

  /** A field over the days [from, until). */
  over<T extends TableName>(
    table: T,
    row: Row<T>,
    field: keyof Row<T> & string,
    from: Day,
    until: Day,
  ): number {
    const profile = this.realised.profile(table, rowId(table, row), field);
    return profile?.mean(from, until) ?? (row[field] as number | undefined) ?? 0;
  }

  /** Plan's currency for one of another on a day. */
  exchange(currency: string | undefined, day: Day): number {
    if (currency === undefined || currency === this.plan.settings.currency) return 1;
    const rates = this.#rates.get(currency);
    // A currency without rates cannot be priced; what is computed from it then shows up as a breach.
    if (!rates) return Number.NaN;
    return (rates.findLast((row) => row.from <= day) ?? rates[0]).rate;
  }

  /** Plan's currency for one of another in period t. */
  fx(currency: string | undefined, t: number): number {
    return this.exchange(currency, this.time.periods[t].start);
  }

  /** Plan's currency for one of another in a fiscal year's budget. */
  fxOfYear(currency: string | undefined, year: number): number {
    return this.exchange(currency, fiscalYearStart(year, this.plan.settings.fiscal_year_start));
  }

  #middle(t: number): Day {
    const { start, end } = this.time.periods[t];
    return (start + end) / 2;
  }

  /** δ: what money of period t is worth at the plan's start. */
  discount(t: number): number {
    const years = (this.#middle(t) - this.time.start) / 365.25;
    return (1 + this.plan.settings.discount_rate) ** -years;
  }

  /** E: cash of period t for one of price-base money. */
  escalation(t: number): number {
    const years = (this.#middle(t) - dayOf(this.plan.settings.price_base)) / 365.25;
    return (1 + this.plan.settings.escalation) ** years;
  }

  /** Zeros, one a period. */
  zeros(): Float64Array {
    return new Float64Array(this.time.count);
  }

  place(rule: Rule, table: string, row: string, t: number | null, unit: string): Place {
    return { rule, table, row, period: t === null ? null : this.time.periods[t].from, unit };
  }
}

/** An item at a site, spelled as the id of its row in `stocks`. */
export const location = (item: string, site: string): string => `${item}/${site}`;

/** Adds a flow to sums, period by period. */
export function addTo(sums: Float64Array, flow: ArrayLike<number>, factor = 1): void {
  for (let t = 0; t < sums.length; t++) sums[t] += factor * flow[t];
}

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
