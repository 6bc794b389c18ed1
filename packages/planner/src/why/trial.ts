import type { Session } from '@sinew/solver';
import { fiscalYearWords } from '../bottlenecks/statement.ts';
import type { OptionColumns } from '../program/columns.ts';
import { sumWords } from '../words/money.ts';
import { named } from '../words/names.ts';
import type { Draft } from './draft.ts';
import { daysOf, type Shortage } from './shortage.ts';

/** What is in the way of a measure that could be through in time. */
export type Trial = (option: OptionColumns) => {
  readonly verdict: 'money' | 'rules' | 'alone';
  /** The funds that lack, where it is money. */
  readonly upstream: Draft[];
};

/** Price-base money, in units of the plan's money columns, that is rounding. */
const LEAST_MONEY = 1e-6;

/**
 * Decides one measure more beside what the plan decides, lets every limit give way at its price, and sees which must.
 * `session` holds the elastic program; its bounds are afterwards as before.
 */
export function trialOn(session: Session, shortage: Shortage): Trial {
  const { program, requirement, elastic, options } = shortage;
  const { calendar, money, realised } = program.subjects.network;
  const unmet = program.columns.unmet[requirement.index];
  return ({ measure, taken }) => {
    const moved = [
      ...program.columns.options
        .filter((one) => one.measure === measure && !one.option.given)
        .map((one) => ({ column: one.taken, lower: 0, upper: 0 })),
      { column: taken, lower: 1, upper: 1 },
      ...Array.from({ length: calendar.count }, (_, t) => ({
        column: unmet + t,
        lower: 0,
        upper: Number.POSITIVE_INFINITY,
      })),
    ];
    const before = moved.map(({ column }) => ({ column, ...session.columnBounds(column) }));
    for (const { column, lower, upper } of moved) session.setColumnBounds(column, lower, upper);
    const { status, x } = session.solve({ ...(options.interrupted && { interrupted: options.interrupted }) });
    for (const { column, lower, upper } of before.reverse()) session.setColumnBounds(column, lower, upper);
    if (status !== 'optimal') return { verdict: 'rules', upstream: [] };
    const upstream = elastic.slacks.flatMap(({ block, k, column }): Draft[] => {
      const { constraint, row } = block;
      if ((constraint !== 'cash' && constraint !== 'commitment') || x[column] <= LEAST_MONEY) return [];
      const available = program.linear.rowUpper[block.first + k] * program.moneyUnit;
      const needed = available + x[column] * program.moneyUnit;
      const years = Array.from({ length: calendar.count }, (_, t) => t).filter((t) => money.yearOf[t] === k);
      const { currency, fiscal_year_start } = realised.plan.settings;
      const year = fiscalYearWords(money.years[k], fiscal_year_start);
      const name = named(realised.plan.tables.funds, row);
      const more = sumWords(currency, needed - available);
      return [
        {
          cause: constraint,
          table: block.table,
          row,
          ...daysOf(program, years),
          available,
          needed,
          unit: currency,
          statement: {
            en: `${name.en} lacks ${more.en} for it in ${year}`,
            fr: `« ${name.fr} » : il y manque ${more.fr} en ${year}`,
          },
          upstream: [],
        },
      ];
    });
    return { verdict: upstream.length > 0 ? 'money' : 'alone', upstream };
  };
}
