import type { Outcome, RankedFinding } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import {
  alternativesHtml,
  frontierHtml,
  type HtmlOptions,
  planHtml,
  riskHtml,
  robustHtml,
  stressHtml,
  tradeoffHtml,
} from '../src/index.ts';
import { exampleAlternatives } from './exampleAlternatives.ts';
import { exampleFrontier } from './exampleFrontier.ts';
import { exampleOutcome } from './exampleOutcome.ts';
import { exampleRisk } from './exampleRisk.ts';
import { exampleRobust } from './exampleRobust.ts';
import { exampleStress } from './exampleStress.ts';
import { exampleTradeoff } from './exampleTradeoff.ts';

const voids = new Set(['meta', 'link', 'br', 'img', 'hr', 'input']);

/** Tags of a page in order; throws where one is closed that is not open, or left open. */
function tagsOf(page: string): string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '');
  const open: string[] = [];
  const seen: string[] = [];
  for (const [, close, name, , self] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (close) {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>`);
    } else {
      seen.push(name);
      if (!self && !voids.has(name)) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(', ')}`);
  return seen;
}

const pages = {
  plan: (options: HtmlOptions) => planHtml(exampleOutcome, options),
  alternatives: (options: HtmlOptions) => alternativesHtml(exampleAlternatives, options),
  frontier: (options: HtmlOptions) => frontierHtml(exampleFrontier('budget'), options),
  risk: (options: HtmlOptions) => riskHtml(exampleRisk, exampleOutcome, options),
  robust: (options: HtmlOptions) => robustHtml(exampleRobust, options),
  stress: (options: HtmlOptions) => stressHtml(exampleStress, exampleOutcome, options),
  tradeoff: (options: HtmlOptions) => tradeoffHtml(exampleTradeoff, options),
};
/** Charts that each has at least. */
const charts = { plan: 6, alternatives: 1, frontier: 2, risk: 8, robust: 2, stress: 1, tradeoff: 1 };

const each = (['plan', 'alternatives', 'frontier', 'risk', 'robust', 'stress', 'tradeoff'] as const).flatMap(
  (name) => (['en', 'fr'] as const).map((lang) => [name, lang] as const),
);

describe.each(each)('the HTML page of a %s in %s', (name, lang) => {
  const page = pages[name]({ lang, other: 'other.html' });

  it('is well formed, in its language, and links to the other', () => {
    expect(tagsOf(page)).toContain('svg');
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page).toContain('href="other.html"');
  });

  it('needs nothing from outside and runs nothing', () => {
    expect(page).not.toMatch(/https?:|@import|url\(|<script|<link|<img|<iframe/i);
    expect(page).toContain("default-src 'none'");
  });

  it('tells every chart to those who cannot see it', () => {
    const drawn = page.match(/<svg [^>]*role="img"[^>]*>/g) ?? [];
    expect(drawn.length).toBeGreaterThanOrEqual(charts[name]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, label] of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const id of label.split(' ')) expect(ids).toContain(id);
    }
  });

  it('has figures for every mark it draws', () => {
    expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it('is the same bytes each time', () => {
    expect(pages[name]({ lang, other: 'other.html' })).toBe(page);
  });
});

it('marks the cheapest mix, and leaves a gap where no plan is possible', () => {
  const page = tradeoffHtml(exampleTradeoff, { lang: 'en' });
  expect(page).toContain('cheapest: 2,000 rounds');
  // Three points of four are possible, in two series.
  expect(page.match(/<circle/g)).toHaveLength(6);
  const budgets = frontierHtml(exampleFrontier('budget'), { lang: 'en' });
  const hostile = '<script>alert(1)</script>';
  const item = { ...exampleTradeoff.item, name: hostile, unit: hostile };
  expect(tradeoffHtml({ ...exampleTradeoff, item }, { lang: 'en' })).not.toContain('<script');
  // The first budget has no plan.
  expect(budgets.match(/<path class="l0"/g)).toHaveLength(2);
});

it('draws a dot for each decision of the best plan and of each alternative, and lets no name become markup', () => {
  const { alternatives, best } = exampleAlternatives;
  const decided = [best, ...alternatives].reduce((sum, { measures }) => sum + measures.length, 0);
  const hostile = '<script>alert(1)</script>';
  const measures = exampleAlternatives.measures.map((one) => ({ ...one, name: hostile }));
  const page = alternativesHtml({ ...exampleAlternatives, measures }, { lang: 'en' });
  // One more for each plan in the legend.
  expect(page.match(/<circle/g)).toHaveLength(decided + alternatives.length + 1);
  expect(page).not.toContain('<script');
});

it('lets no text of a plan become markup', () => {
  const hostile = `"><script>alert(1)</script><b onload='x'>&amp;`;
  const name = { name: hostile, nameFr: hostile };
  const outcome: Outcome = {
    ...exampleOutcome,
    plan: { ...exampleOutcome.plan, title: hostile, titleFr: hostile },
    scenarios: [hostile],
    changes: [hostile],
    requirements: exampleOutcome.requirements.map((row) => ({ ...row, ...name, unit: hostile })),
    pledges: exampleOutcome.pledges.map((row) => ({ ...row, ...name, recipient: hostile })),
    measures: exampleOutcome.measures.map((row) => ({
      ...row,
      ...name,
      sizeUnit: hostile,
      decisions: row.decisions.map((decision) => ({
        ...decision,
        steps: decision.steps.map((step) => ({ ...step, step: hostile, kind: hostile })),
      })),
    })),
    processes: exampleOutcome.processes.map((row) => ({ ...row, ...name, item: hostile, site: hostile })),
    stocks: exampleOutcome.stocks.map((row) => ({ ...row, item: hostile, site: hostile })),
    budgets: exampleOutcome.budgets.map((row) => ({ ...row, fund: hostile })),
    payments: exampleOutcome.payments.map((row) => ({ ...row, fund: hostile, category: hostile })),
    bottlenecks: exampleOutcome.bottlenecks.map((row) => ({
      ...row,
      row: hostile,
      constraint: hostile,
      statement: { en: hostile, fr: hostile },
    })),
    assumptions: [{ code: hostile, detail: { [hostile]: hostile } }],
  };
  for (const lang of ['en', 'fr'] as const) {
    const page = planHtml(outcome, { lang });
    expect(tagsOf(page)).not.toContain('script');
    expect(page).not.toMatch(/<script|<b /);
    expect(page).toContain('&lt;script&gt;');
  }
});

it('tells a contradiction instead of charts', () => {
  const outcome: Outcome = {
    ...exampleOutcome,
    status: 'contradiction',
    contradictions: [
      {
        constraint: 'storage',
        table: 'stocks',
        row: 'round/depot',
        period: null,
        statement: { en: 'The depot holds 100 rounds.', fr: 'Le dépôt tient 100 coups.' },
      },
    ],
  };
  expect(planHtml(outcome, { lang: 'en' })).toContain('The depot holds 100 rounds.');
});

describe('the page of a stress test', () => {
  const [, acid] = exampleStress.findings;
  const loss = (name: string, given: Partial<RankedFinding>): RankedFinding => ({
    ...acid,
    id: name,
    losses: [{ ...acid.losses[0], id: name, name, nameFr: null }],
    mitigation: null,
    ...given,
  });
  const pageOf = (findings: readonly RankedFinding[]) =>
    stressHtml({ ...exampleStress, findings }, exampleOutcome, { lang: 'en' });

  it('draws a loss where a year’s spend and the value at risk put it, the dear ones apart', () => {
    const page = pageOf([
      loss('Steel', { yearlySpend: 1e6, valueAtRisk: 1e8 }),
      loss('Acid', { yearlySpend: 1e7, valueAtRisk: 1e7 }),
      loss('Free', { yearlySpend: 0, valueAtRisk: 1e7 }),
    ]);
    const chart = page.slice(page.indexOf('id="exposure-d"'), page.indexOf('id="outage-d"'));
    // Corners of the frame: the least spend at the left, the most at risk at the top.
    expect(chart).toContain('<circle class="fill-short" cx="72" cy="14" ');
    expect(chart).toContain('<circle class="fill-met" cx="840" cy="376" ');
    expect(chart.match(/<circle/g)).toHaveLength(2);
    expect(chart).toContain('>Steel (material)<');
    expect(page).toContain('1 loss with value at risk on which nothing is spent is not drawn.');
  });

  it.each([
    ['en', 'cheap to buy, dear to lose: at least 5 years’ spend at risk', 'less than 5 years’ spend at risk'],
    [
      'fr',
      'bon marché à acheter, cher à perdre\u00a0: au moins 5 ans de dépense en jeu',
      'moins de 5 ans de dépense en jeu',
    ],
  ] as const)('says what the colours of its dots mean, in %s', (lang, red, blue) => {
    const findings = [
      loss('Steel', { yearlySpend: 1e6, valueAtRisk: 1e8 }),
      loss('Acid', { yearlySpend: 1e7, valueAtRisk: 1e7 }),
    ];
    const page = stressHtml({ ...exampleStress, findings }, exampleOutcome, { lang });
    const legend = page.slice(page.indexOf('<ul class="legend">'), page.indexOf('id="exposure-t"'));
    for (const [kind, says] of [
      ['short', red],
      ['met', blue],
    ]) {
      expect(legend).toMatch(new RegExp(`<circle class="fill-${kind}"[^>]*/></svg>${says}</li>`));
    }
  });

  it('draws how much of the time to recover is survived', () => {
    const page = pageOf([loss('Steel', { daysToSurvive: 61, daysToRecover: 183 })]);
    const chart = page.slice(page.indexOf('id="outage-d"'));
    const widths = [
      ...chart.matchAll(/<rect class="fill-(met|short)" x="[\d.]+" y="[\d.]+" width="([\d.]+)"/g),
    ];
    const [survived, not] = widths.map(([, , width]) => Number(width));
    expect(not / survived).toBeCloseTo(2, 2);
  });

  it('draws nothing where everything is survived', () => {
    const page = pageOf([loss('Steel', { survives: true, daysToSurvive: null })]);
    expect(page).not.toContain('<svg');
    expect(page).toContain('to the end');
  });

  it('lets no name become markup', () => {
    const hostile = `"><script>alert(1)</script>`;
    const page = pageOf([
      loss(hostile, { yearlySpend: 1e6, valueAtRisk: 1e8 }),
      loss(`${hostile}2`, { yearlySpend: 1e7, valueAtRisk: 1e7 }),
    ]);
    expect(tagsOf(page)).not.toContain('script');
    expect(page).toContain('&lt;script&gt;');
  });
});
