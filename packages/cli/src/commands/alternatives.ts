import { extname, join } from 'node:path';
import type { FoundAlternatives } from '@sinew/planner';
import { alternativesPage } from '@sinew/report';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { jsonText } from '../files/json.ts';
import { writeWhole } from '../files/write.ts';
import { loadPlan } from '../loadPlan.ts';
import type { SolveOptions } from '../options/common.ts';
import { checkOut, deliver } from '../output.ts';
import { askedOf, Work } from '../work/solve.ts';

/** The page on standard output; in a folder `--out`, each portfolio as an outcome that `audit` takes as well. */
export async function alternatives(
  path: string,
  options: SolveOptions & { readonly within?: number; readonly count?: number },
  context: Context,
): Promise<ExitCode> {
  checkOut(options.out, path, ['', '.json', '.txt']);
  const { plan } = await loadPlan(path);
  const { whatIf, decisions } = askedOf(plan, options);
  const work = new Work(plan, options.progress, context);
  const { within, count, json, out } = options;
  const asked = {
    ...decisions,
    ...(within !== undefined && { within }),
    ...(count !== undefined && { count }),
  };
  const found = await work.alternatives(plan, whatIf, asked).finally(() => work.end());
  const { lang, width } = context;
  const page = alternativesPage(found.alternatives, { lang, width, plan });
  const folder = out !== undefined && extname(out) === '' ? out : undefined;
  if (folder !== undefined) await writeFolder(found, folder, page, context);
  const file = folder === undefined && out !== undefined ? { out } : {};
  await deliver(found.alternatives, page, { ...(json && { json }), ...file }, context);
  return found.alternatives.status === 'interrupted' ? exit.stopped : exit.done;
}

async function writeFolder(
  { alternatives, outcomes }: FoundAlternatives,
  folder: string,
  page: string,
  context: Context,
): Promise<void> {
  const files: [string, string][] = [
    [join(folder, 'alternatives.json'), jsonText(alternatives)],
    [join(folder, 'alternatives.txt'), page],
    ...outcomes.map((outcome, k): [string, string] => [
      join(folder, k === 0 ? 'best.json' : `alternative-${k}.json`),
      jsonText(outcome),
    ]),
  ];
  for (const [file, text] of files) await writeWhole(file, text);
  context.note(context.words.said.wrote(files.map(([file]) => file).join(', ')));
}
