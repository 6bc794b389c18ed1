import { realise } from '@sinew/model';
import { buildProgram, solvePlan } from '@sinew/planner';
import { loadHighs, openSession, solveLexicographic } from '@sinew/solver';
import { expect, test } from 'vitest';
import { stagesAt } from '../src/solve/solvePlan.ts';
import { planOf } from './textbook/cases.ts';

test('a stage has the value of the point that is told, where a later stage came upon a better or a worse one', async () => {
  const { realised } = realise(planOf('ranks'));
  const program = buildProgram(realised!);
  const session = openSession(await loadHighs(), program.linear);
  const result = solveLexicographic(session, program.stages);
  session.close();
  const { x } = result.solution;
  expect(stagesAt(program, result, x).stages).toEqual(result.stages);

  // As if the search of the first stage had ended at a worse point, a tenth of a share away.
  const [first, ...others] = result.stages;
  const { scale } = program.stages[0];
  const left = { ...first, objective: first.objective + 0.1 * scale, gap: 0.5, proved: false };
  const told = stagesAt(program, { ...result, stages: [left, ...others] }, x).stages;
  expect(told[0].objective).toBeCloseTo(first.objective, 9);
  expect(told[0].gap).toBeCloseTo(0, 9);
  expect(told[0].proved).toBe(false);
  expect(told.slice(1)).toEqual(others);

  // And as if a later stage had taken a thousandth of a share from it.
  const better = {
    ...first,
    objective: first.objective - 0.001 * scale,
    bound: first.objective - 0.001 * scale,
  };
  const worse = stagesAt(program, { ...result, stages: [better, ...others] }, x).stages;
  expect(worse[0].objective).toBeCloseTo(first.objective, 9);
  expect(worse[0].gap).toBeGreaterThan(0);

  const outcome = await solvePlan(realised!, { bottlenecks: 0 });
  expect(outcome.solver.objectives[0].value * scale).toBeCloseTo(first.objective, 6);
});
