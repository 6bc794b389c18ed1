import type { Plan, WhatIf } from '@sinew/model';
import type { Highs } from '@sinew/solver';
import type { PlanOptions } from '../options.ts';
import type { Outcome } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import type { SweepCase } from '../sweep/sweep.ts';
import type { ExtraStock } from './extraStock.ts';
import type { Protection } from './protection.ts';
import type { StockPrice, TradeoffPoint } from './tradeoff.ts';

/** A point to solve. */
export interface TradeoffCase extends SweepCase {
  /** Extra stock in all, units of the item; `best`: as much as is cheapest; `least`: as little as protects as fully. */
  readonly quantity: number | 'best' | 'least';
  /** Whether measures may be decided beyond those that are decided anyway. */
  readonly measures: boolean;
}

/** A point solved: what is told of it, and all of it as an outcome, none where it is impossible. */
export interface SolvedPoint {
  readonly point: TradeoffPoint;
  readonly outcome: Outcome | null;
}

export interface TradeoffOptions
  extends Pick<PlanOptions, 'fix' | 'never' | 'gap' | 'effort' | 'interrupted'> {}

/** The plan made ready to be asked for trade-offs. */
export interface TradeoffBench {
  readonly highs: Highs;
  readonly plan: Plan;
  readonly whatIf: WhatIf;
  readonly item: string;
  readonly program: PlanProgram;
  readonly extra: ExtraStock;
  readonly protection: Protection;
  readonly price: StockPrice;
  readonly options: TradeoffOptions;
}

/** The points that come first, whatever they come to. */
export const tradeoffEnds: readonly TradeoffCase[] = [
  { id: 'nothing', quantity: 0, measures: false },
  { id: 'stock', quantity: 'best', measures: false },
  { id: 'capacity', quantity: 0, measures: true },
  { id: 'mix', quantity: 'best', measures: true },
  { id: 'least', quantity: 'least', measures: true },
];

/** `count` quantities, ascending: from the least that no capacity takes the place of, to the most that another end holds. */
export function curveQuantities(ends: ReadonlyMap<string, SolvedPoint>, count: number): number[] {
  const held = (id: string) => ends.get(id)?.point.quantity ?? 0;
  const least = held('least');
  const most = Math.max(least, held('stock'), held('mix'));
  // In whole units where there are many.
  const parts = most - least >= 10 * (count - 1) ? 1 : 1e3;
  const at = (k: number) => Math.round((least + ((most - least) * k) / (count - 1)) * parts) / parts;
  return [
    ...new Set(Array.from({ length: count }, (_, k) => (k === 0 ? least : k === count - 1 ? most : at(k)))),
  ];
}

/** The points of a curve but its first, which is the end called `least`. */
export const curveCases = (quantities: readonly number[]): TradeoffCase[] =>
  quantities.slice(1).map((quantity) => ({ id: `stock-${quantity}`, quantity, measures: true }));
