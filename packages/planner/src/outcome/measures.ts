import { formatDay } from '@sinew/model';
import type { PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import { BEYOND } from '../program/spending.ts';
import type { Decision, MeasureOutcome } from './outcome.ts';
import { sum, tidy } from './tidy.ts';

export function measureOutcomes(program: PlanProgram, x: Float64Array): MeasureOutcome[] {
  const { columns, subjects } = program;
  return subjects.measures.map((measure) => {
    const { row } = measure;
    const taken = columns.options
      .filter((option) => option.measure === measure && x[option.taken] > 0.5)
      .sort((a, b) => a.option.schedule.decided - b.option.schedule.decided);
    const decisions = taken.map((option) => decisionOf(program, option, x));
    const { spending, beyond } = spendingByYear(program, taken, x);
    return {
      id: row.id,
      name: row.name,
      nameFr: row.name_fr ?? null,
      kind: row.kind,
      sizing: row.sizing,
      sizeUnit: row.size_unit ?? null,
      decided: decisions[0]?.decided ?? null,
      done: decisions[0]?.done ?? null,
      size: tidy(sum(decisions.map(({ size }) => size))),
      cost: tidy(sum(spending.map(({ cost }) => cost)) + beyond),
      decisions,
      spendingByFiscalYear: spending
        .map(({ fiscalYear, cost, cash }) => ({ fiscalYear, cost: tidy(cost), cash: tidy(cash) }))
        .filter(({ cost }) => cost !== 0),
    };
  });
}

function decisionOf({ subjects }: PlanProgram, { option, amount }: OptionColumns, x: Float64Array): Decision {
  const { schedule, given, reforms } = option;
  return {
    decided: formatDay(schedule.decided),
    given,
    size: tidy(x[amount]),
    reforms: reforms.map((reform) => subjects.measures[reform].row.id),
    steps: schedule.steps.map(({ row, start, end }) => ({
      step: row.step,
      kind: row.kind,
      start: formatDay(start),
      end: formatDay(end),
    })),
    done: formatDay(schedule.done),
    full: formatDay(schedule.full),
  };
}

/** What decisions cost in each fiscal year, and after the plan. */
function spendingByYear({ ledger, subjects }: PlanProgram, taken: readonly OptionColumns[], x: Float64Array) {
  const { money } = subjects.network;
  const mine = new Set(taken.flatMap((option) => [option.taken, option.amount]));
  const byYear = money.years.map((fiscalYear) => ({ fiscalYear, cost: 0, cash: 0 }));
  let beyond = 0;
  if (mine.size > 0) {
    for (let k = 0; k < ledger.length; k++) {
      const t = ledger.period[k];
      if (!mine.has(ledger.column[k])) continue;
      const cost = ledger.amount[k] * x[ledger.column[k]];
      if (t === BEYOND) {
        beyond += cost;
        continue;
      }
      byYear[money.yearOf[t]].cost += cost;
      byYear[money.yearOf[t]].cash += cost * money.escalation[t];
    }
  }
  return { spending: byYear, beyond };
}
