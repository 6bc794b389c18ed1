import type { Plan } from '@sinew/model';
import { Random } from '../random.ts';
import { Draft } from './draft.ts';
import { nation } from './nation.ts';
import type { NationSize } from './size.ts';

/**
 * An invented nation with `count` equally likely futures. In each, what is asked of a family is 0.7 to 1.5 times what is
 * expected, what each process can run 0.7 to 1.1 times, what it costs 0.9 to 1.4 times, each drawn by itself: scenarios that change
 * right-hand sides, entries and costs, and leave every measure its dates.
 */
export function nationWithFutures(name: string, size: NationSize, count: number): Plan {
  const plan = nation(name, size);
  const random = new Random(size.seed + 1000);
  const draft = new Draft();
  for (let k = 1; k <= count; k++) {
    const scenario = `future-${k}`;
    draft.add('scenarios', { id: scenario, name: scenario, probability: 1 / count });
    const scale = (table: string, row: string, field: string, low: number, high: number) =>
      draft.add('changes', {
        scenario,
        table,
        row,
        field,
        op: 'scale',
        value: `${random.between(low, high)}`,
      });
    const asked = plan.tables.requirements.filter(({ kind }) => kind !== 'hold');
    for (const { id } of asked) scale('amounts', `${id}/*`, 'quantity', 0.7, 1.5);
    for (const { id } of plan.tables.processes) {
      scale('rates', `${id}/*`, 'rate', 0.7, 1.1);
      scale('processes', id, 'unit_cost', 0.9, 1.4);
    }
  }
  const { scenarios, changes } = draft.plan(plan.settings).tables;
  return { ...plan, tables: { ...plan.tables, scenarios, changes } };
}
