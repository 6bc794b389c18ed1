import { readFileSync } from 'node:fs';
import {
  describeTable,
  planJsonSchema,
  published,
  settingsColumns,
  tableNames,
  tableReference,
  writeJson,
} from '@sinew/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { soundRows } from '../check/soundPlan.ts';
import { planOf } from '../planOf.ts';

const root = new URL('../../../../', import.meta.url);

describe('what is published', () => {
  it.each(Object.entries(published()))('%s is fresh (else: npm run generate)', (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
  });
});

describe('the reference of tables', () => {
  it.each(['en', 'fr'] as const)('names every table and column, in %s', (language) => {
    const page = tableReference(language);
    for (const name of tableNames) {
      const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
      expect(section).toContain(describeTable(name).about[language]);
      for (const column of describeTable(name).key) expect(section).toContain(`\`${column}\``);
    }
    for (const column of Object.keys(settingsColumns)) expect(page).toContain(`\`${column}\``);
    expect(page).not.toMatch(/undefined|\[object [A-Z]|NaN/);
    for (const [, target] of page.matchAll(/\(#([a-z_]+)\)/g)) expect(page).toContain(`\n## ${target}\n`);
  });

  it('has as many cells in every row of a table as in its head', () => {
    for (const line of tableReference('fr')
      .split('\n')
      .filter((text) => text.startsWith('|'))) {
      expect(line.replaceAll('\\|', '').split('|').length).toBe(9);
    }
  });
});

describe('the JSON Schema', () => {
  const ajv = new Ajv2020({ strict: false, formats: { date: true } });
  const validate = ajv.compile(planJsonSchema());
  const file = () => JSON.parse(new TextDecoder().decode(writeJson(planOf(soundRows()))));

  it('takes what is written', () => {
    expect(validate(file()) || validate.errors).toBe(true);
  });

  it.each<[string, (plan: ReturnType<typeof file>) => void]>([
    [
      'a field that no table has',
      (plan) => {
        plan.tables.rates[0].speed = 3;
      },
    ],
    [
      'a table that no plan has',
      (plan) => {
        plan.tables.guns = [];
      },
    ],
    [
      'a number beyond its limits',
      (plan) => {
        plan.tables.rates[0].rate = -1;
      },
    ],
    [
      'a factor of zero',
      (plan) => {
        plan.tables.accepts[0].factor = 0;
      },
    ],
    [
      'a required field left out',
      (plan) => {
        delete plan.tables.rates[0].process;
      },
    ],
    [
      'a choice that is none',
      (plan) => {
        plan.tables.processes[0].kind = 'build';
      },
    ],
    [
      'an id with a slash',
      (plan) => {
        plan.tables.items[0].id = 'a/b';
      },
    ],
    [
      'a duration in hours',
      (plan) => {
        plan.tables.processes[0].lead_time = 'PT3H';
      },
    ],
    [
      'a number in quotation marks',
      (plan) => {
        plan.tables.rates[0].rate = '5';
      },
    ],
    [
      'no calendar',
      (plan) => {
        delete plan.settings.calendar;
      },
    ],
    [
      'another format',
      (plan) => {
        plan.sinew = 'plan/2';
      },
    ],
  ])('refuses %s', (_, spoil) => {
    const plan = file();
    spoil(plan);
    expect(validate(plan)).toBe(false);
  });

  it('takes null for blank, and provenance on any row', () => {
    const plan = file();
    plan.tables.items[0].nsn = null;
    Object.assign(plan.tables.items[0], {
      source: ['memo'],
      confidence: 'assumed',
      as_of: '2026-01-01',
      note: 'x',
      marking: null,
    });
    expect(validate(plan) || validate.errors).toBe(true);
  });
});
