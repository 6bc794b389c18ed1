import { exportMps } from '@sinew/planner';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { writeWhole } from '../files/write.ts';
import { loadPlan, realisePlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut } from '../output.ts';
import { askedOf } from '../work/solve.ts';

/** Writes the program as free MPS, chunk by chunk: a large one never stands in memory as text. */
export async function exportProgram(
  path: string,
  options: SolveOptions & { readonly mps: string },
  context: Context,
): Promise<ExitCode> {
  checkOut(options.mps === '-' ? undefined : options.mps, path, ['', '.mps'], 'file');
  const { plan } = await loadPlan(path);
  const { whatIf, request } = askedOf(plan, options);
  const chunks = exportMps(realisePlan(plan, whatIf), request);
  if (options.mps === '-') {
    for (const chunk of chunks) await context.print(chunk);
    return exit.done;
  }
  await writeWhole(options.mps, chunks);
  context.note(context.words.said.wrote(options.mps));
  return exit.done;
}
