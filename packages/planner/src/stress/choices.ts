import type { MeasureNode } from '../measures/options.ts';
import type { Outcome } from '../outcome/outcome.ts';
import type { PlanProgram } from '../program/build.ts';
import type { OptionColumns } from '../program/columns.ts';
import type { Held } from './decided.ts';
import type { Standing } from './outage.ts';

/** A measure that may be decided beside what the plan decides, or sooner, or larger: never later, and never less by any day. */
export interface Choice {
  readonly measure: MeasureNode;
  readonly options: readonly OptionColumns[];
  /** Its columns, each between what the plan's own rules allow. */
  readonly columns: readonly { readonly index: number; readonly lower: number; readonly upper: number }[];
  /** By period of the plan's decisions: how much of the measure is decided by then. */
  readonly by: readonly { readonly period: number; readonly amount: number }[];
}

/**
 * Measures that are free where a loss is to be made up for: all but those decided before the plan, and those that were asked
 * for on a day (`fix`) or not at all (`never`) when the outcome was made.
 */
export function choicesBeside(program: PlanProgram, decisions: readonly Held[], outcome: Outcome): Choice[] {
  const { columns, linear, subjects } = program;
  const asked = new Set(
    outcome.changes.flatMap((change) => /^(?:fix|never) ([^@]+)/.exec(change)?.slice(1) ?? []),
  );
  const decided = new Map(decisions.map(({ column, lower, upper }) => [column, (lower + upper) / 2]));
  return subjects.measures.flatMap((measure): Choice[] => {
    if (asked.has(measure.row.id)) return [];
    const options = columns.options.filter((one) => one.measure === measure && !one.option.given);
    if (options.length === 0) return [];
    const bound = (index: number) => ({
      index,
      lower: linear.columnLower[index],
      upper: linear.columnUpper[index],
    });
    const by: { period: number; amount: number }[] = [];
    for (const { amount, option, taken } of options) {
      if ((decided.get(taken) ?? 0) === 0) continue;
      const before = by.at(-1);
      const units = decided.get(amount)! + (before?.amount ?? 0);
      if (before?.period === option.period) by[by.length - 1] = { period: option.period, amount: units };
      else by.push({ period: option.period, amount: units });
    }
    return [
      {
        measure,
        options,
        columns: options.flatMap(({ size, taken }) =>
          size < 0 ? [bound(taken)] : [bound(taken), bound(size)],
        ),
        by,
      },
    ];
  });
}

/** By segment and period, the most that decisions and choices together can add, λ·Σ φ·quantity·n. */
export function mostAdded({ added, program }: Standing, choices: readonly Choice[]): Float64Array[] {
  const { calendar, segmentOf } = program.subjects.network;
  const most = added.map((one) => one.slice());
  for (const { measure, options } of choices) {
    const { max_size: largest, sizing } = measure.row;
    const n = sizing === 'once' ? 1 : largest;
    measure.effects.forEach(({ kind, quantity, target }, k) => {
      if (kind !== 'capacity') return;
      const into = most[segmentOf.get(target)!];
      for (let t = 0; t < into.length; t++) {
        const share = Math.max(...options.map(({ option }) => option.shares[k][t]));
        into[t] += Math.max(0, calendar.months[t] * quantity * share * n);
      }
    });
  }
  return most;
}

/** Rows by which budgets limit what is paid and committed. */
export function moneyRows({ blocks, linear }: PlanProgram): number[] {
  return blocks
    .filter(({ at, constraint }) => at === 'row' && (constraint === 'cash' || constraint === 'commitment'))
    .flatMap(({ count, first }) => Array.from({ length: count }, (_, k) => first + k))
    .filter((row) => linear.rowLower[row] === Number.NEGATIVE_INFINITY);
}
