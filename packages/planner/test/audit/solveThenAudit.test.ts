import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder, realise } from '@sinew/model';
import { auditOutcome, parseOutcome, solvePlan } from '@sinew/planner';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../plans/textbook');

const readBook = (name: string) => {
  const files = readdirSync(join(folder, name)).filter((file) => /\.csv$|^datapackage\.json$/.test(file));
  const bytes = (file: string) => new Uint8Array(readFileSync(join(folder, name, file)));
  const { plan, faults } = readFolder(new Map(files.map((file) => [file, bytes(file)])));
  if (!plan) throw new Error(JSON.stringify(faults));
  return plan;
};

describe.each(readdirSync(folder))('%s', (name) => {
  const plan = readBook(name);
  const futures = [[], ...plan.tables.scenarios.map(({ id }) => [id])];
  const cases = futures.flatMap((scenarios) => [
    { scenarios, kind: 'gap' as const },
    { scenarios, kind: 'plan' as const },
  ]);

  test.each(cases)(
    'what is solved passes the audit: $kind, scenarios $scenarios',
    async ({ scenarios, kind }) => {
      const { realised, faults } = realise(plan, { scenarios });
      expect(faults).toBeUndefined();
      const solved = await solvePlan(realised!, { kind });
      const { outcome, faults: misread } = parseOutcome(new TextEncoder().encode(JSON.stringify(solved)));
      expect(misread).toBeUndefined();
      expect(auditOutcome(realised!, outcome!).breaches).toEqual([]);
    },
  );
});
