import { formatDay, type Row } from '@sinew/model';
import { negligibleAt } from '../outcome/negligible.ts';
import { sum, tidy } from '../outcome/tidy.ts';
import type { PlanProgram } from '../program/build.ts';
import type { Bench } from './bench.ts';
import type { NeedLost } from './finding.ts';
import { NEAR } from './trial.ts';

/** What falls short under a loss and not, or less, without it; those that fail first stand first. */
export function needsLost(bench: Bench, x: Float64Array): NeedLost[] {
  const { program, undisturbed } = bench;
  const { columns, subjects } = program;
  const { calendar } = subjects.network;
  const traces = negligibleAt(program, undisturbed);
  const countedAs = (table: NeedLost['table'], index: number) =>
    bench.needs.findIndex((need) => need.table === table && need.index === index);
  const guarded = (table: NeedLost['table'], index: number) =>
    bench.needs[countedAs(table, index)]?.guarded ?? false;
  // Between equals the solver may choose otherwise than without the loss: what counts is what the objective counts.
  const isShort = (table: NeedLost['table'], index: number) => {
    const d = countedAs(table, index);
    return d >= 0 && bench.isShort(x, d);
  };
  const more = (first: number) =>
    Float64Array.from(calendar.start, (_, t) => x[first + t] - undisturbed[first + t]);
  const lost: NeedLost[] = [];
  const tell = (
    need: Omit<NeedLost, 'short' | 'share' | 'from' | 'until' | 'value'>,
    short: Float64Array,
    least: (t: number) => number,
    asked: (worst: number) => number,
    value: number | null,
  ) => {
    const worst = short.reduce((best, quantity, t) => (quantity > short[best] ? t : best), 0);
    const spell = spellOf(short, need.kind === 'consume', worst, least);
    if (!spell) return;
    const [first, last] = spell;
    const quantity = need.kind === 'consume' ? sum(short.subarray(first, last + 1)) : short[worst];
    if (quantity <= least(worst)) return;
    const whole = asked(worst);
    lost.push({
      ...need,
      short: tidy(quantity),
      share: tidy(whole > 0 ? quantity / whole : 0),
      from: formatDay(calendar.start[first]),
      until: formatDay(calendar.end[last]),
      value: value === null ? null : tidy(quantity * value),
    });
  };
  for (const requirement of subjects.requirements) {
    const { row, index, asked, accepts } = requirement;
    if (!isShort('requirements', index)) continue;
    const negligible = traces.unmet(requirement);
    const all = asked.reduce((sum, due) => sum + due, 0);
    tell(
      {
        table: 'requirements',
        id: row.id,
        name: row.name,
        nameFr: row.name_fr ?? null,
        kind: row.kind,
        rank: row.rank,
        protected: guarded('requirements', index),
        unit: row.unit,
      },
      more(columns.unmet[index]),
      (t) => negligible[t],
      (worst) => (row.kind === 'hold' ? asked[worst] : all),
      unitValueOf(
        program,
        accepts.map((accept) => accept.row),
      ),
    );
  }
  for (const pledge of subjects.pledges) {
    const { row, index, asked, scale } = pledge;
    if (!isShort('pledges', index)) continue;
    const least = traces.rest(pledge);
    const inMoney = row.value !== undefined;
    const { money } = subjects.network;
    tell(
      {
        table: 'pledges',
        id: row.id,
        name: row.name,
        nameFr: row.name_fr ?? null,
        kind: 'pledge',
        rank: row.rank,
        protected: guarded('pledges', index),
        unit: inMoney ? (row.currency ?? subjects.network.realised.plan.settings.currency) : 'each',
      },
      // What is owed before a pledge falls due is not late.
      more(columns.rest[index]).map((owed, t) => (t >= pledge.due ? scale * owed : 0)),
      () => least,
      () => asked,
      inMoney ? money.exchange(row.currency, 0) : null,
    );
  }
  return lost.sort(
    (a, b) =>
      Number(b.protected) - Number(a.protected) ||
      (a.from < b.from ? -1 : a.from > b.from ? 1 : a.rank - b.rank),
  );
}

/**
 * First and last period of what is lost. Traces at its ends are not of it: what is lost is made least to NEAR, which later stages may put anywhere (no finding is up to twice as much, as in a plan), and two rounds of
 * 1,989 nineteen months on would make two years of a shortage of four months. `adds`: whether periods add up, or the `worst` is what is told.
 */
function spellOf(
  short: Float64Array,
  adds: boolean,
  worst: number,
  least: (t: number) => number,
): [first: number, last: number] | undefined {
  let first = short.findIndex((quantity, t) => quantity > least(t));
  if (first < 0) return undefined;
  let last = short.findLastIndex((quantity, t) => quantity > least(t));
  let left = 2 * NEAR * (adds ? sum(short) : short[worst]);
  /** Whether a period at an end is a trace; of what adds up, all that is left out together is one. */
  const isTrace = (t: number) => {
    const quantity = Math.max(0, short[t]);
    if (quantity > left) return false;
    if (adds) left -= quantity;
    return true;
  };
  while (last > worst && isTrace(last)) last--;
  while (first < worst && isTrace(first)) first++;
  return [first, last];
}

/** What a unit of a requirement is worth: of the first accepted item that says so, by its factor. */
function unitValueOf({ subjects }: PlanProgram, accepts: readonly Row<'accepts'>[]): number | null {
  const { money, realised } = subjects.network;
  for (const { factor, item } of accepts) {
    const row = realised.plan.tables.items.find(({ id }) => id === item);
    if (row?.unit_value !== undefined) return (row.unit_value * money.exchange(row.currency, 0)) / factor;
  }
  return null;
}
