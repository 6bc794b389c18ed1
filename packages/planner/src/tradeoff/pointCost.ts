import { categoryIndex } from '../network/money.ts';
import { tidy } from '../outcome/tidy.ts';
import type { PlanProgram } from '../program/build.ts';
import { writeOffValue } from '../program/objective.ts';
import { BEYOND } from '../program/spending.ts';
import type { PointCost } from './tradeoff.ts';

/**
 * What a plan costs, as the objective counts it (docs/model.md, section 5: discounted, with what is spent beyond the plan and
 * the value of what expires), by what it is for. `bought`: what the extra stock cost before the plan.
 */
export function pointCost(program: PlanProgram, x: Float64Array, item: string, bought: number): PointCost {
  const { columns, ledger, subjects } = program;
  const { calendar, locations, money } = subjects.network;
  const T = calendar.count;
  const own = new Set<number>();
  locations.forEach((location, l) => {
    if (location.item !== item) return;
    for (let t = 0; t < T; t++) own.add(columns.stock[l] + t);
  });
  const deciding = new Set(columns.options.flatMap(({ taken, size }) => [taken, size]));
  const holds = categoryIndex('holding');
  let [holding, measures, running] = [0, 0, 0];
  for (let k = 0; k < ledger.length; k++) {
    const column = ledger.column[k];
    const t = ledger.period[k] === BEYOND ? T - 1 : ledger.period[k];
    const cost = ledger.amount[k] * money.discount[t] * x[column];
    if (ledger.category[k] === holds && own.has(column)) holding += cost;
    else if (deciding.has(column)) measures += cost;
    else running += cost;
  }
  const value = writeOffValue(subjects.network);
  let writtenOff = 0;
  locations.forEach((location, l) => {
    if (columns.expired[l] < 0) return;
    for (let t = 0; t < T; t++) {
      writtenOff += value(location.item, t) * money.discount[t] * x[columns.expired[l] + t];
    }
  });
  return {
    stock: tidy(bought),
    holding: tidy(holding),
    measures: tidy(measures),
    running: tidy(running),
    writtenOff: tidy(writtenOff),
    total: tidy(bought + holding + measures + running + writtenOff),
  };
}
