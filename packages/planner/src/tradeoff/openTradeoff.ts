import type { Plan, WhatIf } from '@sinew/model';
import { loadHighs } from '@sinew/solver';
import type { Outcome } from '../outcome/outcome.ts';
import { buildProgram, type PlanProgram } from '../program/build.ts';
import { requireRange } from '../solve/range.ts';
import { RequestError } from '../solve/request.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { extraStockOf, realisedWith } from './extraStock.ts';
import type { SolvedPoint, TradeoffCase, TradeoffOptions } from './points.ts';
import { type Protection, protectionOf, requireStock } from './protection.ts';
import { solvePoint } from './solvePoint.ts';
import { stockPriceOf } from './stockPrice.ts';
import type { StockPrice, TradeoffAsked } from './tradeoff.ts';

/**
 * Makes a plan ready for a trade-off; each case is solved by itself. `nothing` is the outcome with `undecided` measures
 * left out. Throws a RequestError where the plan has no such item, stock, requirement, days or price.
 */
export async function openTradeoff(
  plan: Plan,
  whatIf: WhatIf,
  asked: TradeoffAsked,
  nothing: Outcome,
  cases: readonly TradeoffCase[],
  options: TradeoffOptions = {},
): Promise<Sweep<TradeoffCase, Promise<SolvedPoint>>> {
  const ready = readyFor(plan, whatIf, asked, nothing);
  const { item } = asked;
  const extra = extraStockOf(plan, whatIf, ready.program, item);
  const bench = { ...ready, highs: await loadHighs(), plan, whatIf, item, extra, options };
  return { cases, run: (one) => solvePoint(bench, one), close: () => undefined };
}

export interface TradeoffReady {
  readonly program: PlanProgram;
  readonly protection: Protection;
  readonly price: StockPrice;
}

/** What is protected, with stock at which price: all that does not need a solver. Throws as `openTradeoff` does. */
export function readyFor(plan: Plan, whatIf: WhatIf, asked: TradeoffAsked, nothing: Outcome): TradeoffReady {
  const realised = realisedWith(plan, whatIf, []);
  requireStock(realised, asked.item);
  if (nothing.status === 'contradiction') {
    throw new RequestError(
      { en: 'the rules of the plan contradict one another', fr: 'les règles du plan se contredisent' },
      { en: '`sinew gap` names the rows', fr: '`sinew gap` nomme les lignes' },
    );
  }
  const program = buildProgram(realised);
  requireRange(program);
  const protection = protectionOf(program, asked, nothing);
  const price = stockPriceOf(program.subjects.network, asked.item);
  return { program, protection, price };
}
