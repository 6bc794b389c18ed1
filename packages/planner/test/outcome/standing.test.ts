import { realise } from '@sinew/model';
import { buildProgram } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { negligibleUnmet } from '../../src/outcome/negligible.ts';
import { requirementOutcomes } from '../../src/outcome/requirements.ts';
import { planOf } from '../textbook/cases.ts';

/** How the one requirement of the textbook plan stands if, in each period, so many times what is no finding is unmet. */
function stands(name: 'lateness' | 'one-round-short', times: readonly number[]) {
  const { realised } = realise(planOf(name), {});
  const program = buildProgram(realised!);
  const [requirement] = program.subjects.requirements;
  const x = new Float64Array(program.linear.columnCount);
  negligibleUnmet(program, requirement).forEach((least, t) => {
    x[program.columns.unmet[0] + t] = least * (times[t] ?? 0);
  });
  const [{ byPeriod, firstShortage, standing }] = requirementOutcomes(program, x);
  return { standing, firstShortage, short: byPeriod.flatMap(({ short }, t) => (short ? [t] : [])) };
}

describe('how a requirement stands', () => {
  it('looks past what later stages may give up', () => {
    const nothing = { standing: 'met', firstShortage: null, short: [] };
    expect(stands('one-round-short', [0, 0.9])).toEqual(nothing);
    expect(stands('lateness', [0, 0, 0, 0, 0, 0.9])).toEqual(nothing);
  });

  it('is short where more than that is lost, whenever that is', () => {
    expect(stands('one-round-short', [0.9, 3, 0.9])).toEqual({
      standing: 'short',
      firstShortage: '2026-02-01',
      short: [1],
    });
  });

  it('is late where all but a trace of it is delivered in the end', () => {
    expect(stands('lateness', [0, 0, 1e6, 0, 0, 0.9])).toEqual({
      standing: 'late',
      firstShortage: '2026-03-01',
      short: [2],
    });
    expect(stands('lateness', [0, 0, 1e6, 0, 0, 3]).standing).toBe('short');
  });
});
