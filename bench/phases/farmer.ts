import { writeFileSync } from 'node:fs';
import { jointProgram, openFutures, RISK_NEUTRAL, solverOptions } from '@sinew/planner';
import { loadHighs, openSession, solveLexicographic } from '@sinew/solver';
import { farmerPlan, soldNothing } from '../farmer/plan.ts';
import { farmerProblem } from '../farmer/problem.ts';
import { futureCases } from './futureCases.ts';
import { Meter, type Phase } from './meter.ts';

export interface FarmerSize {
  readonly farms: number;
  readonly years: number;
}

export interface FarmerFigures {
  readonly rows: number;
  readonly columns: number;
  readonly entries: number;
  readonly phases: readonly Phase[];
  /** What the plan would cost if nothing were sold: profit is this less its cost. */
  readonly soldNothing: number;
  /** The farmer's expected profit. */
  readonly profit: number;
}

/** The problem for the peers, as JSON. */
export function writeFarmer({ farms, years }: FarmerSize, path: string): void {
  writeFileSync(path, JSON.stringify(farmerProblem(farms, years)));
}

/**
 * The plan in memory to a program of all years in the solver's memory (`realise`, `build`, `join`, `pass`), and its best
 * decisions (`solve`, every stage of the objective). What `findRobust` does in its extensive form, taken apart, without
 * the plans that it is compared with.
 */
export async function measureFarmer(size: FarmerSize): Promise<FarmerFigures> {
  const problem = farmerProblem(size.farms, size.years);
  const plan = farmerPlan(problem);
  const highs = await loadHighs();
  const meter = new Meter();
  const cases = await meter.measure('realise', () => futureCases(plan));
  const { futures } = await meter.measure('build', () => openFutures(cases));
  const joint = await meter.measure('join', () => jointProgram(futures, RISK_NEUTRAL));
  const session = await meter.measure('pass', () => openSession(highs, joint.linear));
  try {
    const result = await meter.measure('solve', () =>
      solveLexicographic(session, joint.stages, solverOptions(joint, { gap: 0 })),
    );
    const cost = result.stages.at(-1)!.objective / joint.stages.at(-1)!.scale;
    const { rowCount, columnCount, value } = joint.linear;
    return {
      rows: rowCount,
      columns: columnCount,
      entries: value.length,
      phases: meter.phases,
      soldNothing: soldNothing(problem),
      profit: soldNothing(problem) - cost,
    };
  } finally {
    session.close();
  }
}
