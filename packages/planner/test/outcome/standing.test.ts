import { realise } from '@sinew/model';
import { buildProgram } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { negligibleAt } from '../../src/outcome/negligible.ts';
import { requirementOutcomes } from '../../src/outcome/requirements.ts';
import { planOf } from '../textbook/cases.ts';

/** How the one requirement of the textbook plan stands if, in each period, so many times what is no finding is unmet. */
function stands(name: 'lateness' | 'one-round-short', times: readonly number[]) {
  const { realised } = realise(planOf(name), {});
  const program = buildProgram(realised!);
  const [requirement] = program.subjects.requirements;
  const x = new Float64Array(program.linear.columnCount);
  negligibleAt(program, x)
    .unmet(requirement)
    .forEach((least, t) => {
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

  it('looks past what later stages may spend of the shortages beside it, in large programs alone', () => {
    const { realised } = realise(planOf('alternatives'), {});
    const program = buildProgram(realised!);
    const { columns, subjects } = program;
    const [one, other] = subjects.requirements;
    expect(one.row.rank).toBe(other.row.rank);
    const x = new Float64Array(program.linear.columnCount);
    // All of the other is short: a share of 1 (g_t a little more), of which 2e-5 may stand in one figure here.
    other.asked.forEach((asked, t) => {
      x[columns.unmet[other.index] + t] = asked;
    });
    const t = one.asked.findIndex((asked) => asked > 0);
    const share = one.asked.reduce((sum, asked) => sum + asked, 0);
    const stands = (rowCount: number, unmet: number) => {
      x[columns.unmet[one.index] + t] = unmet * share;
      return requirementOutcomes({ ...program, linear: { ...program.linear, rowCount } }, x)[one.index]
        .standing;
    };
    expect(stands(8_000, 1.9e-5)).toBe('met');
    expect(stands(8_000, 2.1e-5)).toBe('short');
    expect(stands(80_000, 1.9e-4)).toBe('met');
    expect(stands(500, 1.9e-5)).toBe('short');
  });
});
