import { readJson, writeJson } from '@sinew/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPlan } from '../arbitraryPlan.ts';
import { asText } from '../smallPlan.ts';

describe('a plan as JSON', () => {
  it('comes back equal, and gives the same bytes when written again', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const bytes = writeJson(plan);
        const reading = readJson(bytes);
        expect(reading.faults).toBeUndefined();
        expect(reading.plan).toStrictEqual(plan);
        expect(asText(writeJson(reading.plan!))).toBe(asText(bytes));
        // What any other reader of JSON sees is the same.
        expect(JSON.parse(new TextDecoder().decode(bytes)).settings.calendar).toEqual(plan.settings.calendar);
      }),
      { numRuns: 40 },
    );
  });
});
