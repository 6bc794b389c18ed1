import { stageNameOf } from '../program/objective.ts';
import { describe, periodsOf } from './describe.ts';
import type { Draft } from './draft.ts';
import { stageOf } from './others.ts';
import { daysOf, type Shortage } from './shortage.ts';
import { statements } from './statements.ts';
import type { Finding } from './walk.ts';

/** Who a column takes something for: a requirement or a pledge. */
interface Taker {
  readonly table: 'requirements' | 'pledges';
  readonly row: {
    readonly id: string;
    readonly name: string;
    readonly name_fr: string | undefined;
    readonly rank: number;
  };
}

/** A quantity below this share of what is taken in all is rounding. */
const LEAST_TAKEN = 1e-6;

/**
 * What others, as urgent or more so, take of an item or resource that is short: the nearest requirements and pledges that
 * the plan supplies by what takes it.
 */
export function competitors(shortage: Shortage, finding: Finding, walked: ReadonlySet<string>): Draft[] {
  const { program, rows, x } = shortage;
  const { block } = finding.limit;
  const whole = describe(shortage, finding);
  if (!whole || (block.constraint !== 'balance' && block.constraint !== 'resource')) return [];
  const { months } = program.subjects.network.calendar;
  const takerOf = takersOf(shortage, walked);
  const use = block.constraint === 'balance' ? -1 : 1;
  const taken = new Map<string, { taker: Taker; quantity: number }>();
  // What stands aside for others is stated beside the balance.
  const aside = program.blocks.find((one) => one.constraint === 'set_aside' && one.row === block.row);
  const beside = (k: number): [number, number][] =>
    block.constraint === 'balance' && aside ? [[aside.first + k, 1]] : [];
  for (const [k, own] of finding.rows) {
    for (const [row, sign] of [[own, use] as const, ...beside(k)])
      for (let e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
        const column = rows.index[e];
        const amount = sign * rows.value[e] * (x[column] ?? 0);
        if (amount <= 0 || column >= program.linear.columnCount) continue;
        for (const taker of takerOf(column)) {
          const key = `${taker.table} ${taker.row.id}`;
          const found = taken.get(key) ?? { taker, quantity: 0 };
          found.quantity =
            block.constraint === 'balance'
              ? found.quantity + amount
              : Math.max(found.quantity, amount / months[block.period + k]);
          taken.set(key, found);
        }
      }
  }
  return [...taken.values()]
    .filter(({ quantity }) => quantity > LEAST_TAKEN * Math.max(1, whole.needed))
    .map(
      ({ taker, quantity }): Draft => ({
        cause: 'competing',
        table: taker.table,
        row: taker.row.id,
        ...daysOf(program, periodsOf(shortage, finding)),
        available: whole.available,
        needed: quantity,
        unit: whole.unit,
        statement: statements(program).competing(taker.row, quantity, whole.unit),
        upstream: [],
      }),
    );
}

/** Whom a column serves, if that is as urgent as the requirement explained and not the requirement itself. */
function takersOf({ program, requirement, x }: Shortage, walked: ReadonlySet<string>) {
  const { columns, stages, subjects } = program;
  const { calendar, locations, processes, segments } = subjects.network;
  const owner = new Map<number, Taker | { readonly process: number }>();
  const own = (first: number, value: Taker | { readonly process: number }) => {
    for (let t = 0; t < calendar.count; t++) owner.set(first + t, value);
  };
  segments.forEach(({ index, process }) => {
    own(columns.run[index], { process });
  });
  const serves = new Map<number, Set<Taker>>();
  const serve = (location: number, taker: Taker, first: number) => {
    own(first, taker);
    if (!someOf(x, first, calendar.count)) return;
    const at = serves.get(location) ?? new Set();
    serves.set(location, at.add(taker));
  };
  const mine = stageOf(program, requirement.index);
  subjects.requirements.forEach(({ row, accepts, index }) => {
    const urgent = stageOf(program, index) >= 0 && stageOf(program, index) <= mine;
    if (index === requirement.index || !urgent) return;
    accepts.forEach(({ location }, i) => {
      serve(location, { table: 'requirements', row }, columns.supply[index][i]);
    });
  });
  subjects.pledges.forEach(({ row, items, index }) => {
    const stage = stages.findIndex(({ name }) => name === stageNameOf('pledge', row.rank));
    if (stage < 0 || stage > mine) return;
    items.forEach(({ location }, i) => {
      serve(location, { table: 'pledges', row }, columns.give[index][i]);
    });
  });
  const downstream = (start: number): Taker[] => {
    const found = new Set<Taker>();
    const pending = [start];
    const passed = new Set<number>();
    for (let p = pending.pop(); p !== undefined; p = pending.pop()) {
      if (passed.has(p)) continue;
      passed.add(p);
      for (const { location } of processes[p].outputs) {
        // What leads to the requirement explained does not compete with it.
        const { item, site } = locations[location];
        if (walked.has(`${item}/${site}`)) return [];
        for (const taker of serves.get(location) ?? []) found.add(taker);
        for (const next of processes)
          if (next.inputs.some((input) => input.location === location)) pending.push(next.index);
      }
    }
    return [...found];
  };
  const known = new Map<number, Taker[]>();
  return (column: number): readonly Taker[] => {
    const who = owner.get(column);
    if (who === undefined) return [];
    if ('table' in who) return [who];
    const before = known.get(who.process) ?? downstream(who.process);
    known.set(who.process, before);
    return before;
  };
}

function someOf(x: Float64Array, first: number, count: number): boolean {
  for (let t = 0; t < count; t++) if (x[first + t] > LEAST_TAKEN) return true;
  return false;
}

/** Ids of the locations a walk has passed. */
export function locationsWalked(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ limit }) => (limit.block.constraint === 'balance' ? [limit.block.row] : [])),
  );
}
