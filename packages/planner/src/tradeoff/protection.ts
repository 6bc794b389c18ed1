import { type Day, dayOf, formatDay, type Realised } from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import { tidy } from '../outcome/tidy.ts';
import type { PlanProgram } from '../program/build.ts';
import { type PlanStage, shareStage, shareTolerance } from '../program/objective.ts';
import { RequestError } from '../solve/request.ts';
import { leftIn, needsOf } from '../stress/need.ts';
import type { ProtectedNeed, TradeoffAsked } from './tradeoff.ts';

/** What is protected, and for how long, as columns of the program. */
export interface Protection {
  readonly from: Day;
  readonly until: Day;
  /** Periods that touch [from, until): first, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Position in the plan's requirements. */
  readonly requirements: readonly number[];
  /** Σ of their shares short within the period, scaled for the solver. */
  readonly stage: PlanStage;
  /** The needs that are not protected, and the protected ones outside of the period: what each may fall short by. */
  readonly others: readonly OtherNeed[];
}

/**
 * The most of a column that counts what a need is short of in one period. In each, not in sum: where a reserve stays short all along, a
 * sum would let more stock early pay for running it down late, and the price of that would pass for what stock saves.
 */
export interface OtherNeed {
  readonly column: number;
  readonly most: number;
}

/** Outcomes state figures to half a millionth. */
const ROUNDING = 1e-6;

/**
 * Turns what is asked into columns and rows. `nothing`: the outcome without anything decided, than which no other need is to
 * fall shorter. Throws a RequestError for an item, a requirement or a date that the plan does not have.
 */
export function protectionOf(program: PlanProgram, asked: TradeoffAsked, nothing: Outcome): Protection {
  const { columns, stages, subjects } = program;
  const { calendar, realised } = subjects.network;
  const requirements = protectedRows(program, asked);
  const from = dayOf(asked.from ?? formatDay(realised.dDay ?? calendar.start[0]));
  const until = dayOf(asked.until ?? formatDay(calendar.end[calendar.count - 1]));
  requireWithin(program, from, until);
  const first = calendar.end.findIndex((end) => end > from);
  const after = calendar.start.findIndex((start) => start >= until);
  const end = after < 0 ? calendar.count : after;
  const inside = new Uint8Array(program.linear.columnCount);
  for (const d of requirements) inside.fill(1, columns.unmet[d] + first, columns.unmet[d] + end);
  const cost = new Float64Array(program.linear.columnCount);
  for (const { name, cost: whole, scale } of stages) {
    if (name === 'cost') continue;
    for (let j = 0; j < cost.length; j++) if (inside[j]) cost[j] += whole[j] / scale;
  }
  const inPeriod = (d: number) => subjects.requirements[d].asked.subarray(first, end);
  if (!requirements.some((d) => inPeriod(d).some((quantity) => quantity > 0))) {
    throw nothingAsked(asked, from, until);
  }
  const others = needsOf(program, undefined).flatMap((need): OtherNeed[] => {
    const left = leftIn(program, nothing, need);
    return left.flatMap((short, t) => {
      const column = need.first + t;
      return need.cost[t] !== 0 && !inside[column] ? [{ column, most: short + ROUNDING }] : [];
    });
  });
  const stage = shareStage('protected', cost, shareTolerance(program.linear.rowCount));
  return { from, until, first, end, requirements, stage, others };
}

function protectedRows(program: PlanProgram, { item, requirements: ids }: TradeoffAsked): number[] {
  const { requirements } = program.subjects;
  if (ids !== undefined) {
    return ids.map((id) => {
      const d = requirements.findIndex(({ row }) => row.id === id);
      if (d >= 0) return d;
      const known = requirements.map(({ row }) => row.id).join(', ');
      throw new RequestError(
        { en: `the plan has no requirement ${id}`, fr: `le plan n'a pas de besoin ${id}` },
        { en: `its requirements are ${known}`, fr: `ses besoins sont ${known}` },
      );
    });
  }
  const found = requirements.flatMap(({ row, accepts, index }) =>
    row.kind !== 'hold' && accepts.some((accept) => accept.row.item === item) ? [index] : [],
  );
  if (found.length > 0) return found;
  const accepted = [
    ...new Set(
      requirements.flatMap(({ row, accepts }) =>
        row.kind === 'hold' ? [] : accepts.map((accept) => accept.row.item),
      ),
    ),
  ];
  throw new RequestError(
    {
      en: `no requirement that is consumed or delivered accepts ${item}`,
      fr: `aucun besoin consommé ou livré n'accepte ${item}`,
    },
    {
      en: `say with --requirement what it is to protect, or take an item that one accepts: ${accepted.join(', ')}`,
      fr: `dire avec --requirement ce qu'il doit protéger, ou prendre un article accepté : ${accepted.join(', ')}`,
    },
  );
}

function requireWithin({ subjects }: PlanProgram, from: Day, until: Day): void {
  const { calendar } = subjects.network;
  const [start, end] = [calendar.start[0], calendar.end[calendar.count - 1]];
  if (from >= start && until <= end && from < until) return;
  const [first, last] = [formatDay(start), formatDay(end)];
  throw new RequestError(
    {
      en: `nothing can be protected from ${formatDay(from)} until ${formatDay(until)}`,
      fr: `rien ne peut être protégé du ${formatDay(from)} au ${formatDay(until)}`,
    },
    {
      en: `take days of the plan, which runs from ${first} until ${last}, the first before the second`,
      fr: `prendre des jours du plan, qui va du ${first} au ${last}, le premier avant le second`,
    },
  );
}

function nothingAsked({ item }: TradeoffAsked, from: Day, until: Day): RequestError {
  const [first, last] = [formatDay(from), formatDay(until)];
  return new RequestError(
    {
      en: `nothing is asked that ${item} could protect from ${first} until ${last}`,
      fr: `rien n'est demandé que ${item} puisse protéger du ${first} au ${last}`,
    },
    {
      en: 'lay the scenario with the D-day over the plan (--scenario), or take other days (--from, --until)',
      fr: 'appliquer le scénario qui a le jour J (--scenario), ou prendre d’autres jours (--from, --until)',
    },
  );
}

/** What is protected, as it is told. */
export function protectedNeeds(
  program: PlanProgram,
  { requirements, first, end }: Protection,
): ProtectedNeed[] {
  return requirements.map((d) => {
    const { row, asked } = program.subjects.requirements[d];
    const due = asked.subarray(first, end);
    return {
      id: row.id,
      name: row.name,
      nameFr: row.name_fr ?? null,
      unit: row.unit,
      rank: row.rank,
      // Of a level to hold the highest, as what falls short of it is told.
      asked: tidy(row.kind === 'hold' ? Math.max(...due) : due.reduce((sum, quantity) => sum + quantity, 0)),
    };
  });
}

/** Throws a RequestError unless the plan has the item, and a stock of it that could be raised. */
export function requireStock({ plan: { tables } }: Realised, item: string): void {
  if (!tables.items.some(({ id }) => id === item)) {
    const ids = tables.items.map(({ id }) => id).join(', ');
    throw new RequestError(
      { en: `the plan has no item ${item}`, fr: `le plan n'a pas d'article ${item}` },
      { en: `its items are ${ids}`, fr: `ses articles sont ${ids}` },
    );
  }
  if (tables.stocks.some((row) => row.item === item)) return;
  throw new RequestError(
    {
      en: `the plan has no stock of ${item} to hold more in`,
      fr: `le plan n'a pas de stock de ${item} à relever`,
    },
    {
      en: 'add a row to stocks for each site where more of it may be held, with quantity 0 if there is none',
      fr: 'ajouter à stocks une ligne par site où on peut en tenir davantage, de quantité 0 s’il n’y en a pas',
    },
  );
}
