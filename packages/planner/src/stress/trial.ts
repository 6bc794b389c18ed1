import { atItsBound, type LinearSession, type Solution, type SolveOptions, SolverError } from '@sinew/solver';
import type { Location } from '../network/network.ts';
import { InterruptedError } from '../solve/solvePlan.ts';
import type { Bench, Point } from './bench.ts';
import { moneyRows, mostAdded } from './choices.ts';
import { type Bound, boundsOf, type Outage } from './outage.ts';

/** How near to the least that can fall short is near enough, and how much dearer a share is made where it is not. */
export const NEAR = 1e-3;
const dearerBy = 1e3;
/** By how much what falls short must be proved to be more than what is no finding. */
const beyondDoubt = 1.001;
/** What a bound may be missed by: the solver's own tolerance. */
const feasible = 1e-7;
/** What a limit that gives way is given beside the solver's figure of it, in units of its row and relative. */
const hair = 1e-6;
/**
 * Iterations of the dual simplex for each row before the interior point is tried: on seeded nations of 4,000 rows that takes
 * as long as about half so many, and no case may take many times what the better of the two would.
 */
const patience = 0.3;

/** Cost of the dearest extra stock: what is a ten-millionth as dear must still be dearer than the solver's tolerance. */
const dearestCost = 1e5;

interface Before {
  readonly at: Bound['at'];
  readonly index: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Proof that outages cannot be survived: a lower bound of what falls short, from the duals of outages that were tried.
 * Weak duality holds it for any others of the same losses (D. Bertsimas and J. Tsitsiklis, Introduction to Linear
 * Optimization, 1997, section 5.2).
 */
export type Doom = (outages: readonly Outage[]) => boolean;

/** What was found of outages: operations with which they are survived, or the proof that there are none. */
export type Verdict =
  | { readonly point: Point; readonly doom: undefined }
  | { readonly point: undefined; readonly doom: Doom };

/** What would have to be had beside the plan. */
export interface Bought {
  /** Extra opening stock by location, units. */
  readonly units: Float64Array;
  /** Cash beside the budget by fund and fiscal year, plan's currency. */
  readonly money: readonly Float64Array[];
  readonly verified: boolean;
}

/**
 * One case in hand: its outages may be changed and solved again. Its first solve starts from the plan without a loss,
 * every other from where the last one ended, factors and weights of the solver included.
 */
export class Trial {
  readonly #session: LinearSession;
  readonly #bench: Bench;
  readonly #before = new Map<string, Before>();
  /** The protected needs, and the costs that count their excess alone. */
  readonly #guarded: readonly number[];
  readonly #bare: Float64Array;
  #outages: readonly Outage[] = [];
  #bounds: readonly Bound[] = [];
  /** Columns by which storage limits and shares of policies give way, and the most that they may; none yet: all. */
  readonly #limits: readonly number[];
  #most: readonly number[] | undefined;
  #cost: Float64Array | undefined;

  constructor(session: LinearSession, bench: Bench) {
    this.#session = session;
    this.#bench = bench;
    this.#guarded = bench.needs.flatMap(({ guarded }, d) => (guarded ? [d] : []));
    this.#bare = this.#only(this.#guarded);
    this.#limits = bench.stress.slacks.flatMap(({ column, rule }) =>
      rule === 'storage' || rule === 'policy' ? [column] : [],
    );
  }

  /** Puts outages in the place of those before. */
  lose(outages: readonly Outage[]): void {
    this.end();
    this.#outages = outages;
    this.#bounds = boundsOf(this.#bench.standing, outages);
    for (const { at, index, upper } of this.#bounds) this.#move(at, index, upper);
    if (this.#most) for (const [k, most] of this.#most.entries()) this.#move('column', this.#limits[k], most);
  }

  /**
   * Has storage limits and shares of policies give way no further than outages force them to, whatever falls short. Those
   * to the end of the plan, the longest of a case, set it for every other, so that a longer outage is never easier.
   */
  hold(longest: readonly Outage[]): void {
    const { base, guide, undisturbed } = this.#bench;
    if (this.#limits.length === 0) return;
    let x = undisturbed;
    if (!this.allows(base, longest)) {
      this.lose(longest);
      const cost = new Float64Array(guide.length);
      const dearest = Math.max(...this.#limits.map((column) => guide[column]));
      for (const column of this.#limits) cost[column] = guide[column] / dearest;
      ({ x } = this.#solve(cost, 'dual'));
    }
    this.#most = this.#limits.map((column) => hair + Math.max(x[column], undisturbed[column]) * (1 + hair));
  }

  /** Whether operations of the plan can go on unchanged under outages. */
  allows({ x, activity }: Point, outages: readonly Outage[]): boolean {
    return boundsOf(this.#bench.standing, outages).every(({ at, index, upper }) => {
      const { lower } = at === 'column' ? this.#columnBefore(index) : this.#rowBefore(index);
      const is = at === 'column' ? x[index] : activity[index];
      return is <= Math.max(lower, upper) + feasible;
    });
  }

  /** Whether no protected need falls short under the outages, whatever that costs. */
  judge(): Verdict {
    const guarded = this.#guarded;
    const least = guarded.reduce((sum, d) => sum + this.#bench.negligible(d), 0);
    const cost = this.#bare;
    let bare = this.#solve(cost, 'dual', { ceiling: 2 * beyondDoubt * least, or: 'above', perturb: false });
    let doom = this.#proof(bare, least);
    if (bare.status === 'above' && !doom(undefined)) {
      // Duals that the solver went by and not those that it gives: only the end of the solve tells then.
      bare = this.#solve(cost, 'dual', { perturb: false });
      doom = this.#proof(bare, least);
    }
    if (bare.status === 'optimal' && !this.#bench.fallsShort(bare.x)) {
      return { point: bare, doom: undefined };
    }
    return { point: undefined, doom };
  }

  /**
   * The best operations under the outages: the least share short beyond the plan without a loss, rank by rank in the
   * plan's order, protected ranks first, each to a thousandth of it; then the least cost.
   */
  best(): Point {
    const { basis, guide, needs, stress } = this.#bench;
    // Of a part what is cheap says little of the whole: what falls short is asked for first, of the whole, and the cheapest way of that alone near it.
    const all = needs.map((_, d) => d);
    const least = basis ? undefined : this.#solve(this.#only(all), 'dual', this.#nearly(all));
    let best: Point = least ?? this.#solve(guide, 'dual');
    const ranks = new Map<number, number[]>();
    needs.forEach(({ guarded, stage }, d) => {
      const key = guarded ? stage : needs.length + stage;
      ranks.set(key, [...(ranks.get(key) ?? []), d]);
    });
    for (const [, mine] of [...ranks].sort(([a], [b]) => a - b)) {
      const short = ({ x }: Point) => mine.reduce((sum, d) => sum + x[stress.excess[d]], 0);
      const room = mine.reduce((sum, d) => sum + this.#bench.negligible(d), 0);
      if (short(best) > room) {
        // Without prices, is there any way that falls less short? Then they were too low.
        const bare = this.#solve(this.#only(mine), 'primal', this.#nearly(mine));
        const enough = short(bare) + Math.max(room, short(bare) * NEAR);
        if (short(best) > enough && !least) {
          const dearer = guide.slice();
          for (const d of mine) dearer[stress.excess[d]] *= dearerBy;
          best = this.#solve(dearer, 'primal');
        }
        if (short(best) > enough) best = bare;
      }
      for (const d of mine) {
        const most = best.x[stress.excess[d]] * (1 + NEAR) + this.#bench.negligible(d) / 2;
        this.#move('column', stress.excess[d], most);
      }
    }
    return least ? this.#solve(guide, 'primal', { within: true, inside: true }) : best;
  }

  /**
   * The cheapest extra opening stock at the locations that `helps` says, and money beside the budgets, with which no protected need falls short under the outages, and
   * whether solving again with exactly that confirms it. Undefined where neither does it.
   */
  buyToSurvive(helps: (location: Location) => boolean): Bought | undefined {
    const { needs, program, stress } = this.#bench;
    const { excess, extra, extraValue, granted } = stress;
    const { locations } = program.subjects.network;
    const { moneyUnit } = program;
    const cost = new Float64Array(this.#bench.guide.length);
    const dearest = Math.max(moneyUnit, ...extraValue);
    const open = (column: number, price: number) => {
      cost[column] = (price / dearest) * dearestCost;
      this.#set('column', column, 0, Number.POSITIVE_INFINITY);
    };
    extra.forEach((column, l) => {
      if (column >= 0 && helps(locations[l])) open(column, extraValue[l]);
    });
    for (const column of granted.flatMap((years) => [...years])) open(column, moneyUnit);
    needs.forEach(({ guarded }, d) => {
      if (guarded) this.#set('column', excess[d], 0, this.#bench.negligible(d) / 2);
    });
    const cheapest = this.#solve(cost, 'dual', { or: 'infeasible' });
    if (cheapest.status !== 'optimal') return undefined;
    // Up to the next step: what is rounded off must not be what was lacking; a thousandth of a step is noise.
    const up = (column: number, step: number) =>
      column < 0 || cheapest.x[column] < 1e-3 * step ? 0 : Math.ceil(cheapest.x[column] / step - 1e-3) * step;
    const units = Float64Array.from(extra, (column) => up(column, 1e-3));
    const money = granted.map((years) => Float64Array.from(years, (column) => up(column, 1 / moneyUnit)));
    const exactly = (column: number, value: number) => {
      if (column >= 0) this.#set('column', column, value, value);
    };
    extra.forEach((column, l) => {
      exactly(column, units[l]);
    });
    granted.forEach((years, f) => {
      years.forEach((column, k) => {
        exactly(column, money[f][k]);
      });
    });
    needs.forEach(({ guarded }, d) => {
      if (guarded) this.#set('column', excess[d], 0, this.#bench.negligible(d));
    });
    const again = this.#solve(this.#bare, 'dual', { or: 'infeasible', perturb: false });
    return {
      units,
      money: money.map((years) => years.map((amount) => amount * moneyUnit)),
      verified: again.status === 'optimal' && !this.#bench.fallsShort(again.x),
    };
  }

  /**
   * Whether measures that are not decided could make up for the outages, if they came in parts and were bound by nothing but
   * time and, where `money` says so, budgets: if not, no whole ones do.
   */
  mightSurvive(money: 'plan' | 'any'): boolean {
    const { choices, standing } = this.#bench;
    const most = { ...standing, added: mostAdded(standing, choices) };
    for (const { at, index, upper } of boundsOf(most, this.#outages)) {
      const before = at === 'column' ? this.#columnBefore(index) : this.#rowBefore(index);
      this.#set(at, index, before.lower, Math.max(before.lower, Math.min(upper, before.upper)));
    }
    for (const { columns } of choices) {
      for (const { index, lower, upper } of columns) this.#set('column', index, lower, upper);
    }
    if (money === 'any') {
      for (const row of moneyRows(this.#bench.program)) {
        this.#set('row', row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      }
    }
    // As in `judge`: the least that falls short is bounded from below, and need not be known to the end.
    const least = this.#guarded.reduce((sum, d) => sum + this.#bench.negligible(d), 0);
    const how = { ceiling: 2 * beyondDoubt * least, or: 'above', perturb: false } as const;
    let short = this.#solve(this.#bare, 'dual', how);
    if (short.status === 'above' && !this.#proof(short, least)(undefined)) {
      short = this.#solve(this.#bare, 'dual', { perturb: false });
    }
    return short.status === 'optimal' && !this.#bench.fallsShort(short.x);
  }

  /** Whether a column may have moved, where a loss is solved near what it changes alone; undefined where all may. */
  get moves(): ((column: number) => boolean) | undefined {
    const session = this.#session;
    return session.moves && ((column) => session.moves!(column));
  }

  /** Puts every bound back. */
  end(): void {
    for (const { at, index, lower, upper } of this.#before.values()) {
      if (at === 'column') this.#session.setColumnBounds(index, lower, upper);
      else this.#session.setRowBounds(index, lower, upper);
    }
    this.#before.clear();
  }

  /**
   * What the duals of a solve prove of other outages, and of those that were tried themselves (undefined). Reckoned from
   * the duals alone, the objective of a solve that was stopped being no proof.
   */
  #proof(
    { rowDual, reducedCost }: Solution,
    least: number,
  ): (outages: readonly Outage[] | undefined) => boolean {
    const session = this.#session;
    const tried = this.#bounds;
    let total = 0;
    const count = (dual: number, { lower, upper }: { readonly lower: number; readonly upper: number }) => {
      total += atItsBound(dual, lower, upper);
    };
    reducedCost.forEach((dual, j) => {
      if (dual !== 0) count(dual, session.columnBounds(j));
    });
    rowDual.forEach((dual, i) => {
      if (dual !== 0) count(dual, session.rowBounds(i));
    });
    const duals = tried.map(({ at, index }) =>
      Math.min(0, at === 'column' ? reducedCost[index] : rowDual[index]),
    );
    return (outages) => {
      if (!outages) return total > beyondDoubt * least;
      const other = boundsOf(this.#bench.standing, outages);
      const change = tried.reduce((sum, { upper }, k) => {
        return duals[k] === 0 ? sum : sum + duals[k] * (other[k].upper - upper);
      }, 0);
      return total + change > beyondDoubt * least;
    };
  }

  /** How near to the least that can fall short is near enough. */
  #nearly(needs: readonly number[]) {
    return { gap: NEAR / 2, absoluteGap: needs.reduce((sum, d) => sum + this.#bench.negligible(d), 0) / 2 };
  }

  /** Costs that count the excess of some needs and nothing else. */
  #only(needs: readonly number[]): Float64Array {
    const cost = new Float64Array(this.#bench.guide.length);
    for (const d of needs) cost[this.#bench.stress.excess[d]] = 1;
    return cost;
  }

  #solve(
    cost: Float64Array,
    simplex: 'dual' | 'primal',
    {
      or,
      ...how
    }: Pick<SolveOptions, 'absoluteGap' | 'ceiling' | 'gap' | 'inside' | 'perturb' | 'within'> & {
      readonly or?: Solution['status'];
    } = {},
  ): Solution {
    const { basis, interrupted } = this.#bench;
    const from = (this.#cost && this.#session.basis()) ?? basis;
    if (this.#cost !== cost) {
      // Weights of the simplex by other costs mislead it for thousands of iterations: they are reckoned anew.
      if (from) this.#session.setBasis(from);
      this.#session.setCosts(cost);
      this.#cost = cost;
    }
    this.#bench.asked++;
    const solution = this.#session.solve({
      simplex,
      ...how,
      ...(simplex === 'dual' &&
        basis && {
          patience: Math.round(patience * this.#session.rowCount),
          otherwise: 'interior',
        }),
      ...(interrupted && { interrupted }),
    });
    if (solution.status === 'optimal' || solution.status === or) return solution;
    if (solution.status === 'infeasible' && this.#most) {
      // Operations of the longest outage are possible in every other: what is not, is so by rounding alone.
      this.#most = undefined;
      for (const column of this.#limits) this.#set('column', column, 0, Number.POSITIVE_INFINITY);
      return this.#solve(cost, simplex, { ...how, ...(or && { or }) });
    }
    if (solution.status === 'interrupted') throw new InterruptedError('The work was stopped within a case.');
    throw new SolverError(`A case of the stress test ended ${solution.status}.`);
  }

  #columnBefore(index: number) {
    return this.#before.get(`column ${index}`) ?? this.#session.columnBounds(index);
  }

  #rowBefore(index: number) {
    return this.#before.get(`row ${index}`) ?? this.#session.rowBounds(index);
  }

  /** Brings an upper bound down, never below the lower. */
  #move(at: Bound['at'], index: number, upper: number): void {
    const now = at === 'column' ? this.#session.columnBounds(index) : this.#session.rowBounds(index);
    this.#set(at, index, now.lower, Math.max(now.lower, Math.min(upper, now.upper)));
  }

  #set(at: Bound['at'], index: number, lower: number, upper: number): void {
    const now = at === 'column' ? this.#session.columnBounds(index) : this.#session.rowBounds(index);
    if (lower === now.lower && upper === now.upper) return;
    const key = `${at} ${index}`;
    if (!this.#before.has(key)) this.#before.set(key, { at, index, ...now });
    if (at === 'column') this.#session.setColumnBounds(index, lower, upper);
    else this.#session.setRowBounds(index, lower, upper);
  }
}
