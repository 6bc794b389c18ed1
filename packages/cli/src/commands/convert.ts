import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { writeFolder, writeJson, writeWorkbook } from '@sinew/model';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { placeFolder } from '../files/placeFolder.ts';
import { writeWhole } from '../files/write.ts';
import { loadPlan } from '../loadPlan.ts';
import { checkPlace } from '../output.ts';
import { Refusal } from '../refusal.ts';

/** Writes a plan in another of its forms. Nothing that is there is replaced without `--force`. */
export async function convert(
  from: string,
  to: string,
  { force = false }: { readonly force?: boolean },
  { note, words }: Context,
): Promise<ExitCode> {
  const ending = extname(to).toLowerCase();
  if (!['', '.xlsx', '.json'].includes(ending)) throw new Refusal((words) => words.refused.form(to));
  checkPlace(to, from, ['', '.xlsx', '.json']);
  const { plan } = await loadPlan(from);
  if (ending === '') await placeFolder(to, writeFolder(plan), force);
  else {
    const there = await stat(to).catch(() => undefined);
    if (there?.isDirectory()) throw new Refusal((words) => words.refused.existsForce(to));
    if (there && there.size > 0 && !force) throw new Refusal((words) => words.refused.exists(to));
    await writeWhole(to, ending === '.json' ? writeJson(plan) : await writeWorkbook(plan));
  }
  note(words.said.wrote(to));
  return exit.done;
}
