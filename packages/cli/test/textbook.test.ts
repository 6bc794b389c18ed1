import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan, realise } from '@sinew/model';
import { solvePlan } from '@sinew/planner';
import { planHtml, planPage } from '@sinew/report';
import { describe, expect, it } from 'vitest';
import { readInput } from '../src/files/readInput.ts';
import { root } from './run.ts';

const folder = join(root, 'plans/textbook');
const plans = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const width = 100;

describe.each(plans.map(({ name }) => name))('the page of %s', (name) => {
  it('reads well in both languages, on screen and in a browser', async () => {
    const { plan, faults } = await readPlan(await readInput(join(folder, name)));
    expect(faults).toBeUndefined();
    const { realised } = realise(plan!);
    const outcome = await solvePlan(realised!);
    for (const lang of ['en', 'fr'] as const) {
      const page = planPage(outcome, { lang, width, plan: plan! });
      const html = planHtml(outcome, { lang, plan: plan! });
      for (const text of [page, html]) expect(text).not.toMatch(/NaN|undefined|Infinity|\[object|null/);
      const lines = page.split('\n');
      expect(lines.length).toBeLessThan(100);
      for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(width);
    }
  });
});
