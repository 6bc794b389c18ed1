import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/folder/readFolder.ts';
import { writeFolder } from '../../src/folder/writeFolder.ts';
import { readJson } from '../../src/json/readJson.ts';
import { writeJson } from '../../src/json/writeJson.ts';
import { readWorkbook } from '../../src/workbook/readWorkbook.ts';
import { writeWorkbook } from '../../src/workbook/writeWorkbook.ts';
import { arbitraryPlan } from '../arbitraryPlan.ts';

describe('a plan in all its forms', () => {
  it('goes from folder to workbook to JSON to folder, equal each time and byte for byte in the end', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPlan({ rows: 3 }), async (plan) => {
        const files = writeFolder(plan);
        const fromFolder = readFolder(files);
        expect(fromFolder.faults).toBeUndefined();
        const workbook = await writeWorkbook(fromFolder.plan!);
        const fromWorkbook = await readWorkbook(workbook);
        expect(fromWorkbook.faults).toBeUndefined();
        expect(fromWorkbook.plan).toStrictEqual(plan);
        expect(await writeWorkbook(fromWorkbook.plan!)).toEqual(workbook);
        const fromJson = readJson(writeJson(fromWorkbook.plan!));
        expect(fromJson.plan).toStrictEqual(plan);
        expect(writeFolder(fromJson.plan!)).toEqual(files);
      }),
      { numRuns: 15 },
    );
  });
});
