import { type Plan, type Row, realise } from '@sinew/model';
import { openFutures, RISK_NEUTRAL, type RobustMethod, robustPoint, valuesAt } from '@sinew/planner';
import { expect, it } from 'vitest';
import { decisionsAt } from '../../src/robust/decisions.ts';
import { planOf } from '../textbook/cases.ts';

/**
 * The textbook plan keep-warm with a round asked in each month between, and a line of ten times the rate: its relaxation keeps a tenth of
 * the line warm for nothing, where in whole numbers it goes cold without the retainer. Beside it casings are asked in June in one future and fuzes
 * in the other, each from a line of its own that must be decided.
 */
function planAsking(other: 'casing' | 'fuze'): Plan {
  const { settings, tables } = planOf('keep-warm');
  const like = <T>(row: T, change: Partial<T>): T => ({ ...row, ...change });
  const [item] = tables.items;
  const [line] = tables.processes;
  const [rate] = tables.rates;
  const [need] = tables.requirements;
  const [retainer] = tables.measures;
  const [warm] = tables.effects;
  const [stock] = tables.stocks;
  const others = ['casing', 'fuze'];
  const between = ['02', '03', '04', '05'].map((month): Row<'amounts'> => {
    const [first] = tables.amounts;
    return like(first, { from: `2026-${month}-01`, quantity: 1 });
  });
  const asked = like(tables.amounts[1], { requirement: other, quantity: 10 });
  return {
    settings,
    tables: {
      ...tables,
      items: [item, ...others.map((id) => like(item, { id, name: id }))],
      stocks: [stock, ...others.map((id) => like(stock, { item: id }))],
      processes: [
        line,
        ...others.map((id) => {
          const { minimum_rate, minimum_mode, ...free } = line;
          return { ...free, id, name: id, item: id } as Row<'processes'>;
        }),
      ],
      rates: [like(rate, { rate: 300 }), ...others.map((id) => like(rate, { process: id, rate: 0 }))],
      requirements: [need, like(need, { id: other, name: other })],
      accepts: [...tables.accepts, like(tables.accepts[0], { requirement: other, item: other })],
      amounts: [tables.amounts[0], ...between, tables.amounts[1], asked],
      measures: [
        retainer,
        ...others.map((id) => like(retainer, { id, name: id, kind: 'expand', upkeep: 0 })),
      ],
      effects: [
        warm,
        ...others.map((id) =>
          like(warm, { measure: id, effect: id, kind: 'capacity', target: `${id}/base`, quantity: 10 }),
        ),
      ],
    },
  };
}

it.each(['extensive', 'decomposition'] as const)(
  'keeps the line warm for both futures, and has both lines beside it: %s',
  async (method: RobustMethod) => {
    const cases = (['casing', 'fuze'] as const).map((id) => ({
      id,
      realised: realise(planAsking(id), {}).realised!,
      stated: 0.5,
    }));
    const { futures, highs, names, run } = await openFutures(cases);
    const own = futures.map(({ id }) => run({ id }));
    // Each does without the other's line.
    expect(own.map(({ values }) => values[0])).toEqual([0, 0]);
    expect(own.map(({ tried }, s) => tried[1 - s]!.values[0] > 0.5)).toEqual([true, true]);
    const { bounds, parts } = robustPoint(highs, futures, names, own, RISK_NEUTRAL, method, { gap: 0 });
    const decided = new Set([...decisionsAt(futures[0], parts[0]).keys()].map((key) => key.split('@')[0]));
    expect([...decided].sort()).toEqual(['casing', 'fuze', 'retainer']);
    futures.forEach((future, s) => {
      expect(valuesAt(future, names, parts[s])[0]).toBeCloseTo(0, 6);
    });
    // The bound is that of lines kept warm in part, and holds.
    const cost = futures.reduce((sum, future, s) => sum + valuesAt(future, names, parts[s]).at(-1)! / 2, 0);
    expect(bounds.at(-1)!).toBeLessThanOrEqual(cost + 1e-6);
  },
);
