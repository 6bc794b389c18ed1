import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPlan, type Plan, type Realised, readFolder, realise, type WhatIf } from '@sinew/model';
import type { Outcome, PlanOptions } from '@sinew/planner';

export const root = fileURLToPath(new URL('../../../../plans/textbook/', import.meta.url));

/**
 * One question put to a textbook plan, as `expected.json` lists them, and what must come out. `expect` goes from
 * paths to figures; see figureAt for the paths.
 */
export interface Case extends WhatIf, Pick<PlanOptions, 'kind' | 'never' | 'fix'> {
  readonly about: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** Every folder of `plans/textbook`, in alphabetical order: a textbook plan is there as soon as its folder is. */
export const names: readonly string[] = readdirSync(root)
  .filter((name) => statSync(join(root, name)).isDirectory())
  .sort();

/** Text of a file that every textbook plan must have. Throws where it is absent or empty. */
export function textOf(name: string, file: 'README.md' | 'expected.json'): string {
  const path = join(root, name, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (text.trim() === '') throw new Error(`plans/textbook/${name} needs a ${file}: see docs/textbook.md`);
  return text;
}

export function planOf(name: string): Plan {
  const folder = join(root, name);
  const files = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
  const { plan, faults } = readFolder(files);
  if (!plan) throw new Error(`plans/textbook/${name} cannot be read: ${JSON.stringify(faults)}`);
  const wrong = checkPlan(plan).filter(({ severity }) => severity === 'fault');
  if (wrong.length > 0) throw new Error(`plans/textbook/${name} has faults: ${JSON.stringify(wrong)}`);
  return plan;
}

const known = new Set([
  'about',
  'kind',
  'scenarios',
  'sets',
  'budget',
  'percentile',
  'never',
  'fix',
  'expect',
]);

/** The cases of a plan. A word that no case knows is refused: misspelled, it would silently ask something else. */
export function casesOf(name: string): readonly Case[] {
  const cases = JSON.parse(textOf(name, 'expected.json')) as readonly Case[];
  for (const one of cases) {
    const unknown = Object.keys(one).filter((key) => !known.has(key));
    if (unknown.length > 0) throw new Error(`plans/textbook/${name}/expected.json: unknown ${unknown}`);
    if (Object.keys(one.expect).length === 0)
      throw new Error(`plans/textbook/${name}, case ${one.about}, expects nothing`);
  }
  return cases;
}

export function realisedOf(plan: Plan, { scenarios, sets, budget, percentile }: Case): Realised {
  const { realised, faults } = realise(plan, {
    ...(scenarios && { scenarios }),
    ...(sets && { sets }),
    ...(budget !== undefined && { budget }),
    ...(percentile !== undefined && { percentile }),
  });
  if (!realised) throw new Error(`${plan.settings.id} cannot be realised: ${JSON.stringify(faults)}`);
  return realised;
}

/** Solved to the end: a textbook answer is not "within one part in ten thousand". */
export function optionsOf({ kind, never, fix }: Case): PlanOptions {
  return { gap: 0, ...(kind && { kind }), ...(never && { never }), ...(fix && { fix }) };
}

export const statusOf = ({ expect }: Case) => (expect.status ?? 'optimal') as Outcome['status'];
