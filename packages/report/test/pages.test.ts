import type { Plan } from '@sinew/model';
import { compareOutcomes, type Explanation, type Frontier, type Outcome } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import {
  alternativesPage,
  auditPage,
  bottlenecksPage,
  comparePage,
  contradictionPage,
  faultsPage,
  frontierPage,
  planHtml,
  planPage,
  robustPage,
  stressPage,
  tradeoffPage,
  whyPage,
} from '../src/index.ts';
import { widthOf } from '../src/terminal/text.ts';
import { exampleAlternatives } from './exampleAlternatives.ts';
import { exampleFrontier } from './exampleFrontier.ts';
import { exampleOutcome } from './exampleOutcome.ts';
import { exampleRobust } from './exampleRobust.ts';
import { exampleStress } from './exampleStress.ts';
import { exampleTradeoff } from './exampleTradeoff.ts';

const both = ['en', 'fr'] as const;
const width = 100;

const explanation: Explanation = {
  sinew: 'why/1',
  requirement: 'war-reserve',
  name: 'War reserve',
  nameFr: 'Réserve de guerre',
  unit: 'round',
  at: '2026-10-01',
  asked: 30_000,
  unmet: 18_000,
  firstShortage: '2026-10-01',
  chain: [
    {
      id: 1,
      upstream: [2, 3],
      cause: 'input',
      table: 'processes',
      row: 'body-line',
      from: '2026-10-01',
      until: '2026-12-31',
      available: 2000,
      needed: 4000,
      unit: 'round',
      statement: { en: 'The body line waits for propellant.', fr: 'La chaîne attend la poudre.' },
    },
    {
      id: 2,
      upstream: [],
      cause: 'lead_time',
      table: 'processes',
      row: 'buy',
      from: '2026-10-01',
      until: '2026-12-31',
      available: 0,
      needed: 10,
      unit: 't',
      statement: { en: 'Propellant takes nine months.', fr: 'La poudre prend neuf mois.' },
    },
    {
      id: 3,
      upstream: [2],
      cause: 'stock',
      table: 'stocks',
      row: 'propellant/plant',
      from: '2026-10-01',
      until: '2026-12-31',
      available: 0,
      needed: 10,
      unit: 't',
      statement: { en: 'There is none in stock.', fr: "Il n'y en a pas en stock." },
    },
  ],
  relaxations: [
    {
      constraint: 'capacity',
      table: 'rates',
      row: 'body-line/base',
      from: '2026-10-01',
      until: '2026-12-31',
      quantity: 2000,
      unit: 'run/month',
      price: 4.9e6,
      statement: { en: '2,000 more runs a month', fr: '2 000 opérations de plus par mois' },
    },
  ],
  unmetAfter: 0,
};

const contradiction: Outcome = {
  ...exampleOutcome,
  status: 'contradiction',
  contradictions: [
    {
      constraint: 'storage',
      table: 'stocks',
      row: 'round/depot',
      period: '2026-10-01',
      statement: { en: 'The depot holds 100 rounds.', fr: 'Le dépôt tient 100 coups.' },
    },
  ],
};

const pages: Record<string, (lang: 'en' | 'fr') => string> = {
  plan: (lang) => planPage(exampleOutcome, { lang, width }),
  gap: (lang) => planPage({ ...exampleOutcome, kind: 'gap', measures: [] }, { lang, width }),
  bottlenecks: (lang) => bottlenecksPage(exampleOutcome, { lang, width }),
  why: (lang) => whyPage(explanation, exampleOutcome, { lang, width }),
  alternatives: (lang) => alternativesPage(exampleAlternatives, { lang, width }),
  frontier: (lang) => frontierPage(exampleFrontier('budget'), { lang, width }),
  delay: (lang) => frontierPage(exampleFrontier('delay'), { lang, width }),
  robust: (lang) => robustPage(exampleRobust, { lang, width }),
  stress: (lang) => stressPage(exampleStress, exampleOutcome, { lang, width }),
  tradeoff: (lang) => tradeoffPage(exampleTradeoff, { lang, width }),
  compare: (lang) => {
    const calm = { ...exampleOutcome, scenarios: [], measures: exampleOutcome.measures.slice(1) };
    return comparePage(compareOutcomes([calm, exampleOutcome]), exampleOutcome.periods, { lang, width });
  },
  contradiction: (lang) => contradictionPage(contradiction, { lang, width }),
  faults: (lang) =>
    faultsPage([{ code: 'descriptor-missing', severity: 'fault', detail: { file: 'datapackage.json' } }], {
      lang,
      width,
    }),
  audit: (lang) =>
    auditPage(
      {
        sinew: 'audit/1',
        clean: false,
        checked: [{ rule: 'balance', count: 32 }],
        breaches: [
          {
            rule: 'balance',
            table: 'stocks',
            row: 'round/depot',
            period: '2026-10-01',
            field: null,
            expected: 5,
            found: 4,
            difference: -1,
            unit: 'round',
            statement: { en: 'Stock does not add up.', fr: 'Le stock ne tombe pas juste.' },
          },
        ],
        unchecked: [],
      },
      { lang, width },
    ),
};

describe.each(both)('pages in %s', (lang) => {
  it.each(Object.keys(pages))('%s reads as it did', async (name) => {
    await expect(pages[name](lang)).toMatchFileSnapshot(`golden/${name}.${lang}.txt`);
  });

  it.each(Object.keys(pages))('%s keeps within the screen', (name) => {
    const lines = pages[name](lang).split('\n');
    expect(lines.length).toBeLessThan(100);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });
});

describe('why', () => {
  it('of a period that is met says when it first falls short', () => {
    const then = { ...explanation, at: '2026-04-01', unmet: 0, chain: [], relaxations: [] };
    expect(whyPage(then, exampleOutcome, { lang: 'en', width })).toBe(
      'War reserve is met in full in April 2026: it first falls short in October 2026.\n',
    );
    const never = whyPage({ ...then, firstShortage: null }, exampleOutcome, { lang: 'fr', width });
    expect(never).toContain("il n'y a rien à expliquer");
  });

  it('does not break a line within a figure', () => {
    const [first] = explanation.relaxations;
    const statement = { en: 'x', fr: `${'x'.repeat(width - 6)} 2\u00a0000 coups` };
    const page = whyPage({ ...explanation, relaxations: [{ ...first, statement }] }, exampleOutcome, {
      lang: 'fr',
      width,
    });
    expect(page).toContain('\n  2\u00a0000 coups');
  });
});

describe('what the next step would buy', () => {
  const [step] = exampleOutcome.bottlenecks;
  const said = (requirement: string, k: number, gain: number) => ({
    ...step,
    requirement,
    gain,
    statement: { en: `${requirement} step ${k}.`, fr: `${requirement}, pas ${k}.` },
  });
  const outcome: Outcome = {
    ...exampleOutcome,
    bottlenecks: [1, 2, 3, 4].map((k) => said('vehicles', k, 1)).concat(said('war-reserve', 1, 1e6)),
  };

  it('comes in the order of the outcome, and what holds back the first does not crowd out the others', () => {
    const page = planPage(outcome, { lang: 'en', width });
    const steps = [...page.matchAll(/^• (vehicles|war-reserve) step (\d)\.$/gm)].map(
      ([, id, k]) => `${id} ${k}`,
    );
    expect(steps).toEqual(['vehicles 1', 'vehicles 2', 'vehicles 3', 'war-reserve 1']);
    expect(page).toMatch(/Armoured vehicles, from[^•]+Held back by/);
    expect(page).toMatch(/War reserve[^•]+Held back by/);
  });

  it('is told in full by the page of its own and in HTML', () => {
    for (const page of [bottlenecksPage(outcome, { lang: 'en', width }), planHtml(outcome, { lang: 'en' })]) {
      expect(page).toContain('vehicles step 4.');
    }
  });
});

describe('money by fiscal year', () => {
  it('is told in millions where a plan of billions has measures of millions', () => {
    const byFiscalYear = [{ fiscalYear: 2026, cost: 1.5e9, cash: 1.6e9 }];
    const cost = { ...exampleOutcome.cost, total: 1.5e9, byFiscalYear };
    const page = planPage({ ...exampleOutcome, cost }, { lang: 'en', width });
    expect(page).toMatch(/^C\$M, by fiscal year/m);
    expect(page).toMatch(/^Whole plan, cash +1,600/m);
    // Without measures there is nothing small to be told.
    const bare = planPage({ ...exampleOutcome, cost, measures: [] }, { lang: 'en', width });
    expect(bare).toMatch(/^C\$B, by fiscal year/m);
    expect(bare).toMatch(/^Whole plan, cash +1\.6/m);
  });
});

describe('a trace that is no finding', () => {
  const trace = 0.000_335;
  const [training, ...others] = exampleOutcome.requirements;
  const [aid] = exampleOutcome.pledges;
  const outcome: Outcome = {
    ...exampleOutcome,
    requirements: [
      {
        ...training,
        met: training.asked - trace,
        unmet: trace,
        byPeriod: training.byPeriod.map((row, t) =>
          t === 3 ? { ...row, met: row.asked - trace, unmet: trace } : row,
        ),
      },
      ...others,
    ],
    pledges: [
      {
        ...aid,
        standing: 'met',
        met: aid.asked - trace,
        metOnTime: aid.asked - trace,
        unmet: trace,
        completed: aid.due,
      },
    ],
  };
  const calm: Outcome = {
    ...outcome,
    requirements: [training, ...others],
    pledges: [
      { ...aid, standing: 'met', met: aid.asked, metOnTime: aid.asked, unmet: 0, completed: aid.due },
    ],
  };

  it.each(both)('is on no page in %s', (lang) => {
    const options = { lang, width };
    const compared = (one: Outcome) => comparePage(compareOutcomes([one, one]), one.periods, options);
    expect(planPage(outcome, options)).toBe(planPage(calm, options));
    expect(planHtml(outcome, { lang })).toBe(planHtml(calm, { lang }));
    expect(compared(outcome)).toBe(compared(calm));
  });

  it('is told from one round in ten million', () => {
    const asked = 10e6;
    const short = { ...training, standing: 'short', asked, met: asked - 1, unmet: 1 } as const;
    const one = { ...calm, requirements: [short] };
    expect(comparePage(compareOutcomes([one]), one.periods, { lang: 'en', width })).toMatch(
      /Training, 155 mm +99\.9% \(−1\)/,
    );
  });
});

describe('what a stranger wrote', () => {
  const hostile = '\u001b[31mred\u0007\r\nnext\u202e line';
  const outcome: Outcome = {
    ...exampleOutcome,
    plan: { ...exampleOutcome.plan, title: hostile },
    changes: [hostile],
    requirements: exampleOutcome.requirements.map((row) => ({ ...row, name: hostile, unit: hostile })),
    bottlenecks: exampleOutcome.bottlenecks.map((row) => ({
      ...row,
      statement: { en: hostile, fr: hostile },
    })),
  };

  it('does not reach the terminal as anything but text', () => {
    for (const page of [planPage, bottlenecksPage]) {
      const text = page(outcome, { lang: 'en', width });
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(text).toContain('red next line');
    }
  });
});

it('says the same to the same question', () => {
  expect(pages.plan('en')).toBe(pages.plan('en'));
});

it('tells one crossing of a trade-off only where there is one', () => {
  const pageOf = (saves: readonly number[]) => {
    const [first] = exampleTradeoff.curve;
    const curve = [...saves, null].map((one, k) => ({
      ...first,
      quantity: 1000 + 500 * k,
      saves: one,
      costs: one === null ? null : 100,
    }));
    return tradeoffPage({ ...exampleTradeoff, curve }, { lang: 'en', width }).replace(/\s+/g, ' ');
  };
  expect(exampleTradeoff.mix?.quantity).toBe(1990);
  expect(pageOf([200, 150, 50])).toContain('Up to about 1,990 rounds held more');
  expect(pageOf([200, 50])).toContain('Up to about 1,500 rounds held more');
  expect(pageOf([200, 150])).toContain('All along, one more unit of stock saves more');
  expect(pageOf([50, 20])).toContain('hold no more than the least');
  expect(pageOf([50, 900])).toContain('Capacity comes in steps');
});

it('a loss that nothing puts a value on is told as the worst, not as one of no money', () => {
  const findings = exampleStress.findings.map((finding) => ({ ...finding, valueAtRisk: 0 }));
  for (const [lang, says, never] of [
    ['en', /The worst is /, /at risk\./],
    ['fr', /La pire\u00a0: /, /en jeu\./],
  ] as const) {
    const page = stressPage({ ...exampleStress, findings }, exampleOutcome, { lang, width: 100 });
    expect(page).toMatch(says);
    expect(page).not.toMatch(never);
  }
});

it('steps of one fund are told apart by their fiscal year, and of one row by their day', () => {
  const [rate] = exampleOutcome.bottlenecks;
  const cash = { ...rate, constraint: 'cash', table: 'funds', row: 'vote-5' };
  const outcome: Outcome = {
    ...exampleOutcome,
    bottlenecks: [
      { ...cash, period: '2026-04-01' },
      { ...cash, period: '2027-04-01' },
      { ...rate, period: '2026-04-01' },
      { ...rate, period: '2027-04-01' },
    ],
  };
  for (const page of [bottlenecksPage(outcome, { lang: 'en', width }), planHtml(outcome, { lang: 'en' })]) {
    for (const when of ['2026-27', '2027-28']) expect(page).toContain(`cash of vote-5, ${when}`);
    for (const when of ['Apr 2026', 'Apr 2027'])
      expect(page).toContain(`capacity of body-line/base, ${when}`);
  }
});

it('what is owed of a pledge by value is told as money', () => {
  const findings = exampleStress.findings.map((finding) => ({
    ...finding,
    needs: finding.needs.map((need) => ({
      ...need,
      kind: 'pledge' as const,
      protected: true,
      unit: 'CAD',
      short: 76_385_837,
    })),
  }));
  for (const [lang, says] of [
    ['en', 'up to C$76.4M more ('],
    ['fr', "jusqu'à 76,4\u00a0M$\u00a0CA de plus ("],
  ] as const) {
    const page = stressPage({ ...exampleStress, findings }, exampleOutcome, { lang, width: 100 });
    expect(page.replace(/[ \n]+/g, ' ')).toContain(says);
    expect(page).not.toContain('CAD');
  }
});

it('a loss is told to last as the plan writes it, in whole years, or in months and days', () => {
  const [pair, one] = exampleStress.findings;
  const page = (timeToRecover: string, lang: 'en' | 'fr') =>
    stressPage(
      {
        ...exampleStress,
        asked: { ...exampleStress.asked, timeToRecover },
        findings: [pair, { ...one, losses: [{ ...one.losses[0], timeToRecover }] }],
      },
      exampleOutcome,
      { lang, width: 100 },
    );
  expect(page('P10W', 'en')).toContain('each loss lasts 70 d');
  expect(page('P1M15D', 'en')).toContain('survived 45 d, out 1 mo 15 d');
  expect(page('P1Y', 'fr')).toContain('rétablissement 12 mois');
  expect(page('P999Y', 'en')).toContain('each loss lasts 999 years');
  expect(page('P24M', 'fr')).toContain('rétablissement 2 ans');
  expect(page('P30M', 'en')).toContain('each loss lasts 30 mo');
  expect(page('P6.5M', 'fr')).toContain('6,5 mois');
});

describe('what a frontier says of its points', () => {
  const frontier = exampleFrontier('delay');
  const plain = (given: Frontier, lang: 'en' | 'fr', plan?: Plan) =>
    frontierPage(given, { lang, width, plan }).replace(/\s+/g, ' ');
  const only = (n: number, met: (k: number) => number, cost: number): Frontier => ({
    ...frontier,
    status: n < frontier.asked.length ? 'interrupted' : 'done',
    points: frontier.points.slice(0, n).map((point, k) => ({
      ...point,
      stages: [{ stage: 'rank 2', short: 1 - met(k), met: met(k), gap: 0, proved: true }],
      cost: { total: cost, discounted: cost },
    })),
  });

  it('is of both where there are two, and of each where there are more', () => {
    expect(
      plain(
        only(2, () => 0.5, 2200),
        'en',
      ),
    ).toContain('Readiness is the same at every point. The plan costs C$2,200 at both.');
    expect(
      plain(
        only(3, () => 0.5, 2200),
        'en',
      ),
    ).toContain('costs C$2,200 at each.');
    expect(
      plain(
        only(3, () => 0.5, 2200),
        'fr',
      ),
    ).toContain('CA à chaque point.');
  });

  it('is of the one there is', () => {
    const page = plain(
      only(1, () => 0.5, 2200),
      'en',
    );
    expect(page).toContain('Rank 2: 50.0% met at 0 months more. The plan costs C$2,200 at 0 months more.');
    expect(page).toContain('1 of 6 points is told.');
    expect(page).not.toMatch(/every point|at both/i);
    expect(
      plain(
        only(1, () => 1, 2200),
        'fr',
      ),
    ).toContain('1 point sur 6 est présenté.');
  });

  it('says that what a year brought stays so to the end', () => {
    const page = plain(
      only(6, (k) => (k < 2 ? 0.9 : 0.5), 2200),
      'en',
    );
    expect(page).toContain(
      '90.0% met at 0 months more, 50.0% at 12 months more, and the same up to 30 months more.',
    );
    expect(
      plain(
        only(6, (k) => (k < 5 ? 0.9 : 0.5), 2200),
        'en',
      ),
    ).toContain('50.0% at 30 months more.');
  });

  it('says that no approval is there to take longer', () => {
    const plan = (kind: string) => ({ tables: { measures: [], steps: [{ kind }] } }) as unknown as Plan;
    const says = 'no approval step';
    expect(plain(frontier, 'en', plan('build'))).toContain(says);
    expect(plain(frontier, 'en', plan('approval'))).not.toContain(says);
    expect(plain(frontier, 'en')).not.toContain(says);
  });
});

describe('how far to trust a robust plan', () => {
  const trusted = (status: typeof exampleRobust.status, gap: number, lang: 'en' | 'fr') =>
    robustPage(
      { ...exampleRobust, status, stages: exampleRobust.stages.map((stage) => ({ ...stage, gap })) },
      { lang, width },
    ).replace(/\s+/g, ' ');

  it('is told as stopped where it was, and as proved where nothing is open', () => {
    expect(trusted('interrupted', 0.02, 'en')).toContain('stopped before every stage was proved');
    expect(trusted('interrupted', 0.02, 'en')).not.toContain('used up its effort');
    expect(trusted('limit', 0.02, 'en')).toContain('used up its effort');
    expect(trusted('optimal', 0, 'en')).toContain('Every stage is proved best');
    expect(trusted('optimal', 0, 'fr')).toContain('Chaque étape est prouvée la meilleure');
    expect(trusted('optimal', 0.001, 'en')).toContain('farther than 0.1%');
  });
});
