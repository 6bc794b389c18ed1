import { exportMps, RequestError, solvePlan } from '@sinew/planner';
import { loadHighs } from '@sinew/solver';
import { describe, expect, it } from 'vitest';
import { casesOf, names, optionsOf, planOf, realisedOf } from '../textbook/cases.ts';

/** Names of the lines of one section of free MPS, by the field they stand in. */
function namesIn(mps: string, section: 'ROWS' | 'COLUMNS'): string[] {
  const lines = mps.split('\n');
  const from = lines.indexOf(section) + 1;
  const until = lines.findIndex((line, k) => k > from && /^[A-Z]/.test(line));
  return lines
    .slice(from, until)
    .map((line) => line.trim().split(' '))
    .filter(([, second]) => second !== "'MARKER'")
    .map(([first, second]) => (section === 'ROWS' ? second : first));
}

async function optimumOf(mps: string): Promise<number> {
  const highs = await loadHighs();
  return highs.withModel({ format: 'mps', data: mps }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
    model.run();
    return Number(model.info.get('objective_function_value'));
  });
}

describe.each(names)('the MPS of textbook plan %s', (name) => {
  it('names every row and column once, and reads back to the optimum of every stage', async () => {
    for (const one of casesOf(name)) {
      const realised = realisedOf(planOf(name), one);
      const outcome = await solvePlan(realised, optionsOf(one));
      if (outcome.status === 'contradiction') continue;
      const reached = outcome.solver.objectives;
      for (const { stage, value } of reached) {
        const mps = [...exportMps(realised, { ...optionsOf(one), stage, reached })].join('');
        const rows = namesIn(mps, 'ROWS');
        expect(new Set(rows).size).toBe(rows.length);
        // The lines of a column stand together: its name comes back only if another column has it too.
        const columns = namesIn(mps, 'COLUMNS').filter((column, k, all) => column !== all[k - 1]);
        expect(new Set(columns).size).toBe(columns.length);
        expect(new Set(columns).size).toBe(outcome.solver.columns);
        const scale = Number(/is (\S+) times/.exec(mps)?.[1]);
        expect(Math.abs((await optimumOf(mps)) / scale - value)).toBeLessThan(
          5e-6 * Math.max(1, Math.abs(value)),
        );
      }
    }
  });
});

describe('exportMps', () => {
  const realised = realisedOf(planOf('reform'), casesOf('reform')[0]);

  it('tells rows and columns by the rows of the plan', () => {
    const mps = [...exportMps(realisedOf(planOf('carry-forward'), casesOf('carry-forward')[0]))].join('');
    expect(namesIn(mps, 'ROWS')).toContain('cash[vote,FY2027]');
    expect(namesIn(mps, 'COLUMNS')).toContain('run[line/base,2027-01]');
    expect(mps).toContain('N cost');
  });

  it('refuses a stage or measure that is not there', () => {
    expect(() => exportMps(realised, { stage: 'rank 99' })).toThrow(RequestError);
    expect(() => exportMps(realised, { never: ['nothing'] })).toThrow(/no measure nothing/);
  });

  it('leaves measures out where asked: a gap has nothing to decide', async () => {
    const plan = realisedOf(planOf('acceptance'), casesOf('acceptance')[0]);
    const stage = 'rank 1';
    const [free, gap] = [{ stage }, { stage, kind: 'gap' as const }].map((request) =>
      [...exportMps(plan, request)].join(''),
    );
    expect(await optimumOf(gap)).toBeGreaterThan(await optimumOf(free));
  });
});
