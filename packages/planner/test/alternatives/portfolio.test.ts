import { realise } from '@sinew/model';
import { auditOutcome } from '@sinew/planner';
import { loadHighs, openSession, solveLexicographic } from '@sinew/solver';
import { expect, it } from 'vitest';
import { plannedAt } from '../../src/alternatives/portfolio.ts';
import { buildProgram } from '../../src/program/build.ts';
import { planHash } from '../../src/solve/planHash.ts';
import { solverOptions, VERSION } from '../../src/solve/solvePlan.ts';
import { planOf } from '../textbook/cases.ts';

it('names how far from its best a stage may be, in what is told of a point, so that its audit is clean', async () => {
  const highs = await loadHighs();
  const { realised } = realise(planOf('prerequisite'));
  const program = buildProgram(realised!);
  const session = openSession(highs, program.linear);
  const result = solveLexicographic(session, program.stages, solverOptions(program, {}));
  session.close();
  const facts = {
    changes: [],
    provenance: { planHash: await planHash(realised!.plan), version: VERSION },
    version: highs.version.string,
    effort: 10_000,
  };
  const tell = (gap: number) =>
    plannedAt(
      program,
      result.solution.x,
      { ...result, stages: result.stages.map((one) => ({ ...one, gap })) },
      facts,
    );
  const gapsOf = (gap: number) => tell(gap).outcome.assumptions.filter(({ code }) => code === 'stage-gap');
  expect(gapsOf(0)).toEqual([]);
  expect(gapsOf(0.05)).toEqual(
    program.stages.map(({ name }) => ({ code: 'stage-gap', detail: { stage: name, gap: 0.05 } })),
  );
  for (const gap of [0, 0.05]) expect(auditOutcome(realised!, tell(gap).outcome).breaches).toEqual([]);
});
