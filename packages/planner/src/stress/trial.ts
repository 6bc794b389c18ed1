import { type Session, type Solution, SolverError } from '@sinew/solver';
import { InterruptedError } from '../solve/solvePlan.ts';
import type { Bench } from './bench.ts';
import { type Bound, boundsOf, type Outage } from './outage.ts';

/** How near to the least that can fall short is near enough, and how much dearer a share is made where it is not. */
const near = 1e-3;
const dearerBy = 1e3;

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

/** One case in hand: its outages may be changed and solved again, each time from where the last one ended. */
export class Trial {
  readonly #session: Session;
  readonly #bench: Bench;
  readonly #before = new Map<string, Before>();
  #bounds: readonly Bound[] = [];
  #basis: Bench['basis'];

  constructor(session: Session, bench: Bench) {
    this.#session = session;
    this.#bench = bench;
    this.#basis = bench.basis;
  }

  /** Puts outages in the place of those before. */
  lose(outages: readonly Outage[]): void {
    this.end();
    this.#bounds = boundsOf(this.#bench.standing, outages);
    for (const { at, index, upper } of this.#bounds) this.#move(at, index, upper);
  }

  /** Undefined where no protected need falls short under the outages, whatever that costs; else the proof. */
  doom(): Doom | undefined {
    const { excess } = this.#bench.stress;
    const guarded = this.#bench.needs.flatMap(({ guarded: is }, d) => (is ? [d] : []));
    this.#session.setBasis(this.#basis);
    const bare = this.#solve(this.#only(guarded), 'dual');
    this.#basis = this.#session.basis() ?? this.#bench.basis;
    if (!this.#bench.fallsShort(bare.x)) return undefined;
    const least = guarded.reduce((sum, d) => sum + this.#bench.negligible(d), 0);
    const total = guarded.reduce((sum, d) => sum + bare.x[excess[d]], 0);
    const tried = this.#bounds;
    const duals = tried.map(({ at, index }) =>
      Math.min(0, at === 'column' ? bare.reducedCost[index] : bare.rowDual[index]),
    );
    return (outages) => {
      const other = boundsOf(this.#bench.standing, outages);
      const change = tried.reduce((sum, { upper }, k) => {
        return duals[k] === 0 ? sum : sum + duals[k] * (other[k].upper - upper);
      }, 0);
      return total + change > 1.001 * least;
    };
  }

  /**
   * The best operations under the outages, by column: the least share short beyond the plan without a loss, rank by rank in
   * the plan's order, protected ranks first, each to a thousandth of it; then the least cost.
   */
  best(): Float64Array {
    const { guide, needs, stress } = this.#bench;
    let { x } = this.#guided(guide);
    const ranks = new Map<number, number[]>();
    needs.forEach(({ guarded, stage }, d) => {
      const key = guarded ? stage : needs.length + stage;
      ranks.set(key, [...(ranks.get(key) ?? []), d]);
    });
    for (const [, mine] of [...ranks].sort(([a], [b]) => a - b)) {
      const short = (of: Float64Array) => mine.reduce((sum, d) => sum + of[stress.excess[d]], 0);
      const room = mine.reduce((sum, d) => sum + this.#bench.negligible(d), 0);
      if (short(x) > room) {
        // Without prices, is there any way that falls less short? Then they were too low.
        const bare = this.#solve(this.#only(mine), 'primal').x;
        const enough = short(bare) + Math.max(room, short(bare) * near);
        if (short(x) > enough) {
          const dearer = guide.slice();
          for (const d of mine) dearer[stress.excess[d]] *= dearerBy;
          x = this.#guided(dearer).x;
          if (short(x) > enough) x = bare;
        }
      }
      for (const d of mine) {
        const most = x[stress.excess[d]] * (1 + near) + this.#bench.negligible(d) / 2;
        this.#move('column', stress.excess[d], most);
      }
    }
    return x;
  }

  /**
   * The cheapest extra opening stock with which no protected need falls short under the outages, by location in units, and
   * whether solving again with exactly that confirms it. Undefined where no stock that has a price does it.
   */
  stockToSurvive(): { readonly units: Float64Array; readonly verified: boolean } | undefined {
    const { basis, needs, stress } = this.#bench;
    const { excess, extra, extraValue } = stress;
    const cost = new Float64Array(this.#bench.guide.length);
    const dearest = Math.max(...extraValue);
    extra.forEach((column, l) => {
      if (column < 0) return;
      cost[column] = extraValue[l] / dearest;
      this.#set('column', column, 0, Number.POSITIVE_INFINITY);
    });
    needs.forEach(({ guarded }, d) => {
      if (guarded) this.#set('column', excess[d], 0, this.#bench.negligible(d) / 2);
    });
    this.#session.setBasis(basis);
    const cheapest = this.#solve(cost, 'dual', 'infeasible');
    if (cheapest.status !== 'optimal') return undefined;
    // Up to the next thousandth of a unit: what is rounded off must not be what was lacking; a millionth more is noise.
    const units = Float64Array.from(extra, (column) =>
      column < 0 || cheapest.x[column] < 1e-6 ? 0 : Math.ceil(cheapest.x[column] * 1e3 - 1e-3) / 1e3,
    );
    extra.forEach((column, l) => {
      if (column >= 0) this.#set('column', column, units[l], units[l]);
    });
    needs.forEach(({ guarded }, d) => {
      if (guarded) this.#set('column', excess[d], 0, this.#bench.negligible(d));
    });
    this.#session.setBasis(basis);
    const again = this.#solve(this.#bench.guide, 'dual', 'infeasible');
    return { units, verified: again.status === 'optimal' && !this.#bench.fallsShort(again.x) };
  }

  /** Puts every bound back. */
  end(): void {
    for (const { at, index, lower, upper } of this.#before.values()) {
      if (at === 'column') this.#session.setColumnBounds(index, lower, upper);
      else this.#session.setRowBounds(index, lower, upper);
    }
    this.#before.clear();
  }

  /** Costs that count the excess of some needs and nothing else. */
  #only(needs: readonly number[]): Float64Array {
    const cost = new Float64Array(this.#bench.guide.length);
    for (const d of needs) cost[this.#bench.stress.excess[d]] = 1;
    return cost;
  }

  /** Solved by an objective with prices, from the basis of the last such solve. */
  #guided(cost: Float64Array): Solution {
    this.#session.setBasis(this.#basis);
    const solved = this.#solve(cost, cost === this.#bench.guide ? 'dual' : 'primal');
    this.#basis = this.#session.basis() ?? this.#bench.basis;
    return solved;
  }

  #solve(cost: Float64Array, simplex: 'dual' | 'primal', or?: Solution['status']): Solution {
    const { interrupted } = this.#bench;
    this.#session.setCosts(cost);
    const solution = this.#session.solve({ simplex, ...(interrupted && { interrupted }) });
    if (solution.status === 'optimal' || solution.status === or) return solution;
    if (solution.status === 'interrupted') throw new InterruptedError('The work was stopped within a case.');
    throw new SolverError(`A case of the stress test ended ${solution.status}.`);
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
