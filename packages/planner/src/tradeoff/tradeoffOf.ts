import { formatDay } from '@sinew/model';
import { negligibleShare } from '../outcome/negligible.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { tidy } from '../outcome/tidy.ts';
import type { TradeoffReady } from './openTradeoff.ts';
import { curveCases, type SolvedPoint } from './points.ts';
import { protectedNeeds } from './protection.ts';
import type { CurvePoint, PointCost, Tradeoff, TradeoffAsked, TradeoffPoint } from './tradeoff.ts';

/** Of equal protection is what differs by no more than this part of a share, and of equal cost by this part of it. */
const SAME_SHARE = 1e-5;
const SAME_COST = 1e-9;

/**
 * Solved points as one answer. `nothing` is the outcome that says what plan, scenarios and changes they are of; `quantities` those of
 * the curve, null where the work was stopped before they were known.
 */
export function tradeoffOf(
  { program, protection, price }: TradeoffReady,
  asked: TradeoffAsked,
  nothing: Outcome,
  solved: ReadonlyMap<string, SolvedPoint>,
  quantities: readonly number[] | null,
): Tradeoff {
  const { items } = program.subjects.network.realised.plan.tables;
  const item = items.find(({ id }) => id === asked.item)!;
  const mix = solved.get('mix')?.point;
  const possible = [...solved.values()].flatMap(({ point }) => (point.cost ? [point] : []));
  const unavoidable = mix ? Math.min(...possible.map(({ short }) => short)) : 0;
  const room = SAME_SHARE + negligibleShare(protection.stage);
  const told = (id: string): TradeoffPoint | null => {
    const point = solved.get(id)?.point;
    return point
      ? { ...point, full: mix !== undefined && point.cost !== null && point.short <= unavoidable + room }
      : null;
  };
  const [mixed, capacity, least] = [told('mix'), told('capacity'), told('least')];
  const cases = curveCases(quantities ?? []);
  const set = cases.flatMap(({ id }) => told(id) ?? []);
  const curve = [...(least ? [least] : []), ...set];
  return {
    sinew: 'tradeoff/1',
    plan: nothing.plan,
    scenarios: nothing.scenarios,
    changes: nothing.changes.filter((change) => !change.startsWith('never ')),
    status: quantities !== null && set.length === cases.length ? 'done' : 'interrupted',
    item: { id: item.id, name: item.name, nameFr: item.name_fr ?? null, unit: item.unit },
    dDay: nothing.dDay,
    from: formatDay(protection.from),
    until: formatDay(protection.until),
    protects: protectedNeeds(program, protection),
    price: { ...price, unit: tidy(price.unit) },
    unavoidable,
    nothing: told('nothing'),
    stock: told('stock'),
    capacity,
    least,
    cheapest: cheapestOf([told('nothing'), capacity, told('stock'), mixed, least, ...set]),
    mix: mixed,
    curve: curve.map((point, k) => ({ ...point, ...slopes(point, curve[k + 1]) })),
    asked: quantities ?? [],
    provenance: nothing.provenance,
  };
}

/** The least cost of those that protect fully; of equals the first. */
function cheapestOf(points: readonly (TradeoffPoint | null)[]): string | null {
  let best: TradeoffPoint | null = null;
  for (const point of points) {
    if (!point?.full || !point.cost) continue;
    if (!best?.cost || point.cost.total < best.cost.total - SAME_COST * Math.abs(best.cost.total))
      best = point;
  }
  return best?.id ?? null;
}

/** What stock takes the place of, and what it costs, per unit between two points. */
function slopes(point: TradeoffPoint, next: TradeoffPoint | undefined): Pick<CurvePoint, 'saves' | 'costs'> {
  if (!point.full || !next?.full || !point.cost || !next.cost) return { saves: null, costs: null };
  const units = next.quantity - point.quantity;
  const capacity = ({ measures, running, writtenOff }: PointCost) => measures + running + writtenOff;
  const stock = ({ stock: bought, holding }: PointCost) => bought + holding;
  return {
    saves: Number(((capacity(point.cost) - capacity(next.cost)) / units).toPrecision(9)),
    costs: Number(((stock(next.cost) - stock(point.cost)) / units).toPrecision(9)),
  };
}
