import { realpathSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type { Plan } from '@sinew/model';
import type { Outcome } from '@sinew/planner';
import { type HtmlOptions, planHtml } from '@sinew/report';
import type { Context } from './context.ts';
import { type ExitCode, exit } from './exit.ts';
import { jsonText } from './files/json.ts';
import { isPlan, isPlansOwn } from './files/planFile.ts';
import { lookAt, requireWritable, writeWhole } from './files/write.ts';
import type { OutputOptions } from './options/common.ts';
import { Refusal } from './refusal.ts';

/** Prints a result as the options ask, and writes it to `--out` as JSON or as the page, by the name's ending. */
export async function deliver(
  result: unknown,
  page: string,
  { json, out }: OutputOptions,
  context: Context,
): Promise<void> {
  if (out !== undefined) {
    await writeWhole(out, endingOf(out, ['.json', '.txt']) === '.json' ? jsonText(result) : page);
    context.note(context.words.said.wrote(out));
  }
  await context.print(json ? jsonText(result) : page);
}

/** The files of an outcome: a folder with all of them, or the one that the name's ending asks for. */
export async function writeOutcome(
  outcome: Outcome,
  plan: Plan,
  out: string,
  context: Context,
): Promise<void> {
  const ending = formOf(out);
  const page = (lang: 'en' | 'fr', other?: string) =>
    planHtml(outcome, { lang, plan, ...(other && { other }) });
  const files: [string, string][] =
    ending === '.json'
      ? [[out, jsonText(outcome)]]
      : ending === '.html'
        ? [[out, page(context.lang)]]
        : [
            [join(out, 'outcome.json'), jsonText(outcome)],
            [join(out, 'index.html'), page('en', 'index.fr.html')],
            [join(out, 'index.fr.html'), page('fr', 'index.html')],
          ];
  await writeAll(files, context);
}

/** A result as it is told: on the screen, and as HTML where it has charts. */
export interface Told {
  readonly page: string;
  readonly html?: (page: Pick<HtmlOptions, 'lang' | 'other'>) => string;
}

/**
 * A result as `deliver` has it, unless `--out` names a folder: then its page, as JSON, as HTML in both languages where it has
 * any, and what belongs to it go there, each file by its name. `--out FILE.html` is the HTML alone.
 */
export async function deliverIn(
  name: string,
  result: unknown,
  { page, html }: Told,
  others: readonly (readonly [name: string, content: unknown])[],
  { json, out }: OutputOptions,
  context: Context,
): Promise<void> {
  const ending = out === undefined ? undefined : formOf(out);
  if (out !== undefined && ending === '') {
    const pages: [string, string][] = html
      ? [
          [join(out, 'index.html'), html({ lang: 'en', other: 'index.fr.html' })],
          [join(out, 'index.fr.html'), html({ lang: 'fr', other: 'index.html' })],
        ]
      : [];
    const files: [string, string][] = [
      [join(out, `${name}.json`), jsonText(result)],
      [join(out, `${name}.txt`), page],
      ...pages,
      ...others.map(([other, content]): [string, string] => [join(out, `${other}.json`), jsonText(content)]),
    ];
    await writeAll(files, context);
  }
  if (out !== undefined && ending === '.html' && html)
    await writeAll([[out, html({ lang: context.lang })]], context);
  const file = ending === '.json' || ending === '.txt' ? { out: out! } : {};
  await deliver(result, page, { ...(json && { json }), ...file }, context);
}

async function writeAll(files: readonly (readonly [path: string, text: string])[], context: Context) {
  for (const [path, text] of files) await writeWhole(path, text);
  context.note(context.words.said.wrote(files.map(([path]) => path).join(', ')));
}

/** Refuses to write a result where `checkPlace` does, and over any plan in one file. */
export function checkOut(
  out: string | undefined,
  plan: string,
  endings: readonly string[],
  as: 'file' | 'folder' = 'folder',
): void {
  checkPlace(out, plan, endings, as);
  refusePlan(out);
}

/** Refuses to write what belongs to no plan where nothing can be written, by another ending, and over any plan. */
export function checkFile(out: string | undefined, ending: string): void {
  if (out === undefined) return;
  requireWritable(out, 'file');
  endingOf(out, [ending]);
  refusePlan(out);
}

function refusePlan(out: string | undefined): void {
  if (out !== undefined && isPlan(out)) throw new Refusal((words) => words.refused.wouldOverwritePlan(out));
}

/**
 * Refuses to write where the plan is read from, where nothing can be written, and names whose ending says nothing,
 * before any work is done. `as`: what a name without an ending is.
 */
export function checkPlace(
  out: string | undefined,
  plan: string,
  endings: readonly string[],
  as: 'file' | 'folder' = 'folder',
): void {
  if (out === undefined) return;
  if (out.trim() === '') throw new Refusal((words) => words.refused.blankPath);
  if (resolve(out) === resolve(plan)) throw new Refusal((words) => words.refused.sameAsPlan(out));
  const folder = endings.includes('') && formOf(out) === '';
  if (!folder) endingOf(out, endings);
  requireWritable(out, folder ? as : 'file');
  if (isPlansOwn(out, plan)) throw new Refusal((words) => words.refused.wouldOverwritePlan(out));
}

/** Refuses to write over a file that the command reads or keeps beside it. */
export function checkApart(out: string | undefined, other: string | undefined): void {
  if (out === undefined || other === undefined || resolve(out) !== resolve(other)) return;
  throw new Refusal((words) => words.refused.sameAsRead(out));
}

/** A journal is neither what is written nor where one of the files of a folder is: results are named, and end, as these do. */
export function checkJournal(out: string | undefined, journal: string | undefined): void {
  if (out === undefined || journal === undefined) return;
  const place = placeOf(out);
  if (place === placeOf(journal)) throw new Refusal((words) => words.refused.sameAsRead(out));
  const inside = place === placeOf(dirname(journal)) && /\.(?:json|html|txt)$/i.test(journal);
  if (inside) throw new Refusal((words) => words.refused.sameAsRead(journal));
}

/** Where a path leads, links followed as far as they do. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** The ending by which a name says what is written; none of a folder's, which may have dots if it is there or ends with a slash. */
function formOf(out: string): string {
  const isFolder = /[\\/]$/.test(out) || (lookAt(out)?.isDirectory() ?? false);
  return isFolder ? '' : extname(out).toLowerCase();
}

function endingOf(path: string, endings: readonly string[]): string {
  const ending = extname(path).toLowerCase();
  if (ending === '' || !endings.includes(ending)) {
    const named = endings.filter((one) => one !== '').join(', ');
    const or = endings.includes('') ? 'outFormOrFolder' : 'outForm';
    throw new Refusal((words) => words.refused[or](path, named));
  }
  return ending;
}

/** An outcome is whole where the plan came to its own end, and so did the search for what would help. */
export function exitOf({ status, assumptions }: Pick<Outcome, 'status' | 'assumptions'>): ExitCode {
  if (status === 'contradiction') return exit.input;
  const stopped = status === 'interrupted' || assumptions.some(({ code }) => code === 'steps-untried');
  return stopped ? exit.stopped : exit.done;
}
