import { readFolder, readJson, readWorkbook, writeFolder, writeJson, writeWorkbook } from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPlan } from '../arbitraryPlan.ts';
import { asText, asTexts } from '../smallPlan.ts';

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
        expect(asText(await writeWorkbook(fromWorkbook.plan!))).toBe(asText(workbook));
        const fromJson = readJson(writeJson(fromWorkbook.plan!));
        expect(fromJson.plan).toStrictEqual(plan);
        expect(asTexts(writeFolder(fromJson.plan!))).toEqual(asTexts(files));
      }),
      { numRuns: 15 },
    );
  });
});
