import type { RiskOutcome } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { riskHtml } from '../src/index.ts';
import { exampleOutcome } from './exampleOutcome.ts';
import { exampleRisk } from './exampleRisk.ts';

describe('the page of a sampled plan', () => {
  const pageOf = (given: Partial<RiskOutcome>, lang: 'en' | 'fr' = 'en') =>
    riskHtml({ ...exampleRisk, ...given }, exampleOutcome, { lang });
  const chartOf = (page: string, id: string) => {
    const from = page.indexOf(`id="${id}-d"`);
    return page.slice(from, page.indexOf('</svg>', from));
  };
  /** Left end and width of each bar of a chart. */
  const barsOf = (chart: string) =>
    [...chart.matchAll(/<rect class="(\S+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(
      ([, kind, x, width]) => ({ kind, from: Number(x), until: Number(x) + Number(width) }),
    );

  it('draws the range of what is met from P10 to P90, marked at P50, on an axis that says where it begins', () => {
    const chart = chartOf(pageOf({}), 'met');
    const [training, reserve, aid] = barsOf(chart);
    // From 75% at 32 to 100% at 448: the reserve from 80% on, the pledge from 85% on.
    expect(chart).toContain('>75%<');
    expect(reserve).toEqual({ kind: 'c0', from: expect.closeTo(115.2, 1), until: 448 });
    expect(aid?.from).toBeCloseTo(198.4, 1);
    expect(chart).toContain('M281.6 ');
    // What does not vary is still seen, within the frame.
    expect(training).toEqual({ kind: 'c0', from: 445, until: 448 });
    expect(chart).toContain('80% · 90% · 100%');
  });

  it('draws what a result rises with to the right, and what it falls with to the left', () => {
    const page = pageOf({});
    const readiness = barsOf(chartOf(page, 'driven-0'));
    const cost = barsOf(chartOf(page, 'driven-1'));
    expect(readiness).toEqual([
      { kind: 'c1', from: 93, until: 240 },
      { kind: 'c1', from: 142, until: 240 },
    ]);
    expect(cost.map(({ kind, until }) => [kind, until])).toEqual([
      ['c0', 436],
      ['c0', 289],
    ]);
    expect(page).toContain('−0.75');
    expect(page).toContain('nothing goes with it more than chance explains');
  });

  it('draws how likely each period is without a shortage, only of what may fall short', () => {
    const chart = chartOf(pageOf({}), 'chances');
    expect(chart).toContain('War reserve: least 25%, Oct 2026');
    expect(chart).not.toContain('Training');
    const [, foot, levels] = /<path class="fill-met" d="M[\d.]+ ([\d.]+)(\S*)Z"/.exec(chart)!;
    const tall = [...levels.matchAll(/V([\d.]+)H/g)].map(([, top]) => (Number(foot) - Number(top)) / 26);
    expect(tall).toEqual(exampleRisk.requirements[1].byPeriod.map(({ chance }) => chance));
  });

  it('takes what may never be done to the end of the axis', () => {
    const chart = chartOf(pageOf({}), 'done');
    expect(barsOf(chart)[0]?.until).toBe(448);
    expect(chart).toContain('P90 never');
    const none = { p10: null, p50: null, p90: null };
    const never = exampleRisk.measures.map((row) => ({ ...row, done: none }));
    const page = chartOf(pageOf({ measures: never }), 'done');
    expect(barsOf(page)).toHaveLength(0);
    expect(page).toContain('class="ring"');
    expect(page).not.toContain('NaN');
  });

  it('has its words where no sample has a plan', () => {
    const nothing: Partial<RiskOutcome> = {
      withoutPlan: [{ samples: 119, reasons: [{ en: 'The depot is full.', fr: 'Le dépôt est plein.' }] }],
      requirements: [],
      pledges: [],
      readiness: [],
      cost: null,
      cash: [],
      measures: [],
      overruns: [],
      gaveWay: [],
      driven: [],
    };
    expect(pageOf(nothing)).not.toContain('<svg');
    expect(pageOf(nothing, 'fr')).toContain('Le dépôt est plein.');
  });

  it('lets no name become markup', () => {
    const hostile = `"><script>alert(1)</script>`;
    const name = { name: hostile, nameFr: hostile };
    const page = pageOf({
      changes: [hostile],
      requirements: exampleRisk.requirements.map((row) => ({ ...row, ...name })),
      pledges: exampleRisk.pledges.map((row) => ({ ...row, ...name })),
      measures: exampleRisk.measures.map((row) => ({ ...row, ...name })),
      overruns: exampleRisk.overruns.map((row) => ({ ...row, fund: hostile })),
      gaveWay: exampleRisk.gaveWay.map((row) => ({ ...row, rule: hostile, row: hostile })),
      uncertain: exampleRisk.uncertain.map(({ draw }) => ({
        draw,
        rows: [{ table: 'uncertainties', row: hostile }],
      })),
    });
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
  });
});
