import { realise } from '@sinew/model';
import { buildProgram } from '@sinew/planner';
import { loadHighs, openSession, solveLexicographic } from '@sinew/solver';
import { expect, test } from 'vitest';
import { closeGaps } from '../src/solve/closeGaps.ts';
import { planOf } from './textbook/cases.ts';

test('a gap is what is missing of a level and no more, and none is made smaller than that', async () => {
  let holds = 0;
  for (const name of ['days-of-supply', 'set-aside', 'time-to-replace']) {
    const { realised } = realise(planOf(name));
    const program = buildProgram(realised!);
    const session = openSession(await loadHighs(), program.linear);
    const { x } = solveLexicographic(session, program.stages).solution;
    session.close();
    const loose = x.slice();
    for (const { row, index, asked } of program.subjects.requirements) {
      if (row.kind !== 'hold') continue;
      holds++;
      asked.forEach((_, t) => {
        loose[program.columns.unmet[index] + t] += 0.04;
      });
    }
    closeGaps(program, loose);
    loose.forEach((value, j) => {
      expect(value).toBeCloseTo(x[j], 6);
    });
  }
  expect(holds).toBeGreaterThan(0);
});
