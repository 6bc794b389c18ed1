import { readFolder, writeFolder } from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPlan } from '../arbitraryPlan.ts';
import { asTexts } from '../smallPlan.ts';

describe('a plan as a folder', () => {
  it('comes back equal, and gives the same bytes when written again', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const files = writeFolder(plan);
        const reading = readFolder(files);
        expect(reading.faults).toBeUndefined();
        expect(reading.plan).toStrictEqual(plan);
        expect(asTexts(writeFolder(reading.plan!))).toEqual(asTexts(files));
      }),
      { numRuns: 40 },
    );
  });
});
