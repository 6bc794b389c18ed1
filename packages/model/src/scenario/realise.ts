import { dayOf } from '../calendar/day.ts';
import { checkRows } from '../check/checkRows.ts';
import type { Fault } from '../faults/fault.ts';
import { nearest } from '../faults/nearest.ts';
import type { Plan } from '../plan/plan.ts';
import type { Column } from '../schema/column.ts';
import { settingsColumns } from '../schema/settings.ts';
import { describeTable, rowId, type TableName, tableNames } from '../schema/tables.ts';
import { type Change, changeByHand, SETTINGS, scenarioChanges } from './change.ts';
import { drawnChanges } from './drawn.ts';
import { limitsOf, operationOn, type Refusal } from './operation.ts';
import { scenarioOrder } from './order.ts';
import { FieldOverlay } from './overlay.ts';
import type { Profile, Realised } from './realised.ts';
import { ChangingRows } from './rows.ts';

export interface WhatIf {
  /** Ids of scenarios, laid over the plan in this order, each after what it includes. */
  readonly scenarios?: readonly string[];
  /** Changes by hand, after the scenarios: `rates.ingersoll/base.rate=5000`, `inputs.*.quantity*=1.1`. */
  readonly sets?: readonly string[];
  /** Multiplies cash and commitment of every budget. */
  readonly budget?: number;
  /** Percentile of step durations to plan on, from 0.01 to 0.99, instead of the plan's own. */
  readonly percentile?: number;
  /** Months added to every approval step, instead of the plan's own `approval_delay`. */
  readonly approvalDelay?: number;
  /** Factors drawn for rows of `uncertainties`, by id; laid over all else. A row that is not named stays at what is stated. */
  readonly factors?: Readonly<Record<string, number>>;
}

export type Realising =
  | { readonly realised: Realised; readonly faults?: undefined }
  | { readonly faults: readonly Fault[]; readonly realised?: undefined };

/**
 * Lays scenarios, changes by hand, a budget factor, a percentile, an approval delay and drawn factors over a plan, in that order. Each change
 * applies to what the ones before it left. A change without dates goes into the rows of the realised plan; one
 * with dates makes the field a profile over time. All that is wrong is returned at once, and nothing is realised
 * then: a change that matches no row, a value that the column does not take, an unknown scenario, changed rows that do not go together. Tables that
 * nothing changes are shared with the plan, not copied.
 */
export function realise(plan: Plan, whatIf: WhatIf = {}): Realising {
  const laid = layOver(plan, whatIf);
  // What is drawn lies within what the plan states of it, and is drawn a thousand times.
  if (laid.faults || whatIf.factors || laid.realised.plan === plan) return laid;
  const found = checkRows(laid.realised.plan).filter(({ severity }) => severity === 'fault');
  if (found.length === 0) return laid;
  // What is wrong with the plan itself is for its own check to tell.
  const known = new Set(checkRows(plan).map((fault) => JSON.stringify(fault)));
  const faults = found.filter((fault) => !known.has(JSON.stringify(fault)));
  return faults.length > 0 ? { faults } : laid;
}

/** A scenario of the plan that cannot be planned, and why. */
export interface FaultyScenario {
  readonly scenario: string;
  readonly faults: readonly Fault[];
}

/**
 * Each scenario of the plan laid over it by itself, as `realise` would: those whose changed rows do not go together. What several scenarios
 * have wrong by including the same one is told of the first. O(rows of the plan) for each scenario.
 */
export function faultyScenarios(plan: Plan): FaultyScenario[] {
  const told = new Set<string>();
  return plan.tables.scenarios.flatMap(({ id }) => {
    const faults = (realise(plan, { scenarios: [id] }).faults ?? []).filter((fault) => {
      const text = JSON.stringify(fault);
      const known = told.has(text);
      told.add(text);
      return !known;
    });
    return faults.length > 0 ? [{ scenario: id, faults }] : [];
  });
}

/** As `realise`, without a look at what the changed rows mean together. */
export function layOver(plan: Plan, whatIf: WhatIf = {}): Realising {
  const { order, faults: orderFaults } = scenarioOrder(plan, whatIf.scenarios ?? []);
  const faults: Fault[] = [...orderFaults];
  const byHand = [...(whatIf.sets ?? []).map((text) => ({ text, said: text })), ...shorthand(plan, whatIf)];
  const changes = scenarioChanges(plan, order);
  for (const { text, said } of byHand) {
    const change = changeByHand(text);
    if ('fault' in change) faults.push(change.fault);
    else changes.push({ ...change, place: { row: said } });
  }
  if (whatIf.factors) changes.push(...drawnChanges(plan, whatIf.factors));
  const overlay = new Overlay(plan);
  for (const change of changes) faults.push(...overlay.lay(change));
  if (faults.length > 0) return { faults };
  return {
    realised: overlay.realised(
      order,
      byHand.map(({ text }) => text),
    ),
  };
}

/** Budget factor, percentile and approval delay as the changes by hand that they stand for, and as they were asked. */
function shorthand(
  plan: Plan,
  { budget, percentile, approvalDelay }: WhatIf,
): { text: string; said: string }[] {
  const changes: { text: string; said: string }[] = [];
  if (budget !== undefined) {
    const said = `budget ${budget}`;
    changes.push({ text: `budgets.*.cash*=${budget}`, said });
    if (plan.tables.budgets.some((row) => row.commitment !== undefined)) {
      changes.push({ text: `budgets.*.commitment*=${budget}`, said });
    }
  }
  if (percentile !== undefined) {
    changes.push({ text: `${SETTINGS}.percentile=${percentile}`, said: `percentile ${percentile}` });
  }
  if (approvalDelay !== undefined) {
    changes.push({
      text: `${SETTINGS}.approval_delay=${approvalDelay}`,
      said: `approval delay ${approvalDelay}`,
    });
  }
  return changes;
}

type Target = TableName | typeof SETTINGS;
const isTable = (name: string): name is TableName => (tableNames as readonly string[]).includes(name);

class Overlay {
  readonly #plan: Plan;
  readonly #rows = new Map<Target, ChangingRows>();
  readonly #fields = new Map<string, FieldOverlay>();
  readonly #ids = new Map<string, ReadonlySet<string>>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Applies one change to what the ones before it left. */
  lay(change: Change): Fault[] {
    const fault = (code: Refusal['code'], detail?: Fault['detail'], column?: string): Fault[] => {
      const at = column === undefined ? {} : { column, value: change[column as keyof Change] as string };
      return [
        { code, severity: 'fault', ...change.place, ...at, detail: { target: spell(change), ...detail } },
      ];
    };
    const { table, field } = change;
    if (table !== SETTINGS && !isTable(table))
      return fault('change-unknown-table', near(table, tableNames), 'table');
    const columns: Readonly<Record<string, Column>> =
      table === SETTINGS ? settingsColumns : describeTable(table).columns;
    if (!Object.hasOwn(columns, field))
      return fault('change-unknown-field', near(field, Object.keys(columns)), 'field');
    if (fixed(table, field)) return fault('change-of-fixed-field', undefined, 'field');
    const column = columns[field];
    const from = change.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(change.from);
    const until = change.until === undefined ? Number.POSITIVE_INFINITY : dayOf(change.until);
    const always = change.from === undefined && change.until === undefined;
    if (!always && !column.dated) return fault('change-not-dated', undefined, 'field');
    if (until <= from) return fault('change-dates-crossed', undefined, 'until');
    const operation = operationOn(column, change);
    if ('code' in operation) return fault(operation.code, operation.detail, 'value');
    if (operation.kind === 'set' && column.table !== undefined) {
      const missing = [operation.value]
        .flat()
        .find((id) => id !== undefined && !this.#idsOf(column.table!).has(id as string));
      if (missing !== undefined) {
        return fault(
          'change-unknown-reference',
          {
            missing: String(missing),
            pointsTo: column.table,
            ...near(String(missing), this.#idsOf(column.table)),
          },
          'value',
        );
      }
    }
    const rows = this.#changing(table);
    const matched = rows.matching(change.row);
    if (matched.length === 0) {
      return fault(
        'change-matches-no-row',
        change.row.includes('*') ? {} : near(change.row, rows.ids),
        'row',
      );
    }
    const overlay = this.#field(table, field, column, rows);
    const applied = always
      ? overlay.always(matched, operation)
      : overlay.during(matched, operation, from, until);
    if (applied.blank === matched.length) return fault('change-of-blank');
    if (applied.beyond) {
      const { index, value, rows: count } = applied.beyond;
      const what = value === null ? '' : String(value);
      return fault('change-out-of-limits', {
        id: rows.ids[index],
        result: what,
        limits: limitsOf(column),
        count,
      });
    }
    return [];
  }

  realised(scenarios: readonly string[], changes: readonly string[]): Realised {
    const plan = this.#frozenPlan();
    const profiles = new Map<string, ReadonlyMap<string, Profile>>();
    for (const [name, field] of this.#fields) {
      const moving = field.profiles();
      if (moving.size > 0) profiles.set(name, moving);
    }
    const days = new Map(plan.tables.scenarios.map((row) => [row.id, row.d_day]));
    const dDay = scenarios.map((id) => days.get(id)).findLast((day) => day !== undefined);
    return {
      plan,
      scenarios,
      changes,
      dDay: dDay === undefined ? undefined : dayOf(dDay),
      profile: (table, row, field) =>
        profiles.size === 0 ? undefined : profiles.get(`${table}.${field}`)?.get(row),
    };
  }

  #frozenPlan(): Plan {
    if (this.#rows.size === 0) return this.#plan;
    const tables: Record<string, readonly unknown[]> = { ...this.#plan.tables };
    let { settings } = this.#plan;
    for (const [name, rows] of this.#rows) {
      if (name === SETTINGS) settings = rows.frozen()[0] as unknown as Plan['settings'];
      else tables[name] = rows.frozen();
    }
    return Object.freeze({ settings, tables: Object.freeze(tables) as Plan['tables'] });
  }

  #changing(table: Target): ChangingRows {
    let rows = this.#rows.get(table);
    if (!rows) {
      rows =
        table === SETTINGS
          ? new ChangingRows([{ ...this.#plan.settings }], [this.#plan.settings.id])
          : ChangingRows.ofTable(table, this.#plan.tables[table]);
      this.#rows.set(table, rows);
    }
    return rows;
  }

  #field(table: Target, field: string, column: Column, rows: ChangingRows): FieldOverlay {
    const name = `${table}.${field}`;
    let overlay = this.#fields.get(name);
    if (!overlay) {
      overlay = new FieldOverlay(table, field, column, rows);
      this.#fields.set(name, overlay);
    }
    return overlay;
  }

  /** The ids of a table. Keys cannot change, so the plan's own rows have them. */
  #idsOf(table: string): ReadonlySet<string> {
    let ids = this.#ids.get(table);
    if (!ids) {
      const name = table as TableName;
      ids = new Set(this.#plan.tables[name].map((row) => rowId(name, row)));
      this.#ids.set(table, ids);
    }
    return ids;
  }
}

/** Fields that hold rows together, or that say which changes apply: these a change may not touch. */
function fixed(table: Target, field: string): boolean {
  if (table === SETTINGS) return field === 'id';
  if (table === 'changes' || table === 'uncertainties') return true;
  return (table === 'scenarios' && field === 'includes') || describeTable(table).key.includes(field);
}

const near = (text: string, candidates: Iterable<string>): Record<string, string> => {
  const found = nearest(text, candidates);
  return found === undefined ? {} : { nearest: found };
};

/** The field a change aims at, as people write it by hand. */
const spell = ({ table, row, field }: Change) =>
  table === SETTINGS ? `${table}.${field}` : `${table}.${row}.${field}`;
