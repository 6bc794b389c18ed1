import { realise } from '@sinew/model';
import { buildProgram } from '@sinew/planner';
import { expect, test } from 'vitest';
import { names, planOf } from './textbook/cases.ts';

const programOf = (name: string) => buildProgram(realise(planOf(name)).realised!);

test('a stage keeps the periods by which what is consumed falls short before the last, by its share', () => {
  let stages = 0;
  for (const name of names) {
    const { columns, stages: all, subjects } = programOf(name);
    for (const stage of all) {
      const counted = subjects.requirements.filter(
        ({ row, asked }) =>
          row.kind === 'consume' && stage.name === `rank ${row.rank}` && asked.some((due) => due > 0),
      );
      const expected = new Map<number, number>();
      for (const { index, asked } of counted) {
        const whole = asked.reduce((sum, due) => sum + due, 0);
        for (let t = 0; t < asked.length - 1; t++) {
          expected.set(columns.unmet[index] + t, (asked.length - 1 - t) / (1.5 * whole));
        }
      }
      if (expected.size === 0) {
        expect(stage.keeps).toBeUndefined();
        continue;
      }
      const { index, cost } = stage.keeps!;
      expect([...index].sort((a, b) => a - b)).toEqual([...expected.keys()].sort((a, b) => a - b));
      index.forEach((column, k) => {
        expect(cost[k] / stage.scale / expected.get(column)!).toBeCloseTo(1, 12);
      });
      stages++;
    }
  }
  expect(stages).toBeGreaterThan(20);
});

test('neither levels held nor what is delivered late is kept so', () => {
  for (const name of ['days-of-supply', 'lateness']) {
    for (const { keeps } of programOf(name).stages) expect(keeps).toBeUndefined();
  }
});
