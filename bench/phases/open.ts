import { checkPlan, type Fault, type Plan, type Realised, readFolder, realise } from '@sinew/model';
import type { Meter } from './meter.ts';

/** bytes → plan → checked → realised, each a phase. Throws where the generator made a plan that is refused. */
export async function openPlan(meter: Meter, files: ReadonlyMap<string, Uint8Array>): Promise<Realised> {
  const plan = await meter.measure('read', () => readFolder(files));
  if (plan.faults) throw refused('reading', plan.faults);
  const found = await meter.measure('check', () => checkPlan(plan.plan));
  const faults = found.filter(({ severity }) => severity === 'fault');
  if (faults.length > 0) throw refused('checking', faults);
  return meter.measure('realise', () => realised(plan.plan));
}

function realised(plan: Plan): Realised {
  const result = realise(plan, {});
  if (result.faults) throw refused('realising', result.faults);
  return result.realised;
}

function refused(what: string, faults: readonly Fault[]): Error {
  return new Error(
    `${what} the generated plan found ${faults.length} faults; the first: ${JSON.stringify(faults[0])}`,
  );
}
