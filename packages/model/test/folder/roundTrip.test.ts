import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/folder/readFolder.ts';
import { writeFolder } from '../../src/folder/writeFolder.ts';
import { arbitraryPlan } from '../arbitraryPlan.ts';

describe('a plan as a folder', () => {
  it('comes back equal, and gives the same bytes when written again', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const files = writeFolder(plan);
        const reading = readFolder(files);
        expect(reading.faults).toBeUndefined();
        expect(reading.plan).toStrictEqual(plan);
        expect(writeFolder(reading.plan!)).toEqual(files);
      }),
      { numRuns: 25 },
    );
  });
});
