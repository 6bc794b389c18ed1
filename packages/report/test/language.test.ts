import { describe, expect, it } from 'vitest';
import { planHtml, planPage, riskHtml, riskPage, stressPage, tradeoffHtml } from '../src/index.ts';
import { en } from '../src/language/en.ts';
import { fr } from '../src/language/fr.ts';
import { exampleOutcome } from './exampleOutcome.ts';
import { exampleRisk } from './exampleRisk.ts';
import { exampleStress } from './exampleStress.ts';
import { exampleTradeoff } from './exampleTradeoff.ts';

/** Every entry of a catalogue, by its path. */
function entries(words: object, path = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? entries(value, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  );
}

describe('the two languages', () => {
  const english = new Map(entries(en));
  const french = new Map(entries(fr));

  it('have the same entries', () => {
    const keys = (words: Map<string, unknown>) => [...words.keys()].sort();
    expect(keys(french)).toEqual(keys(english));
  });

  it('use every figure and name they are given', () => {
    for (const [path, say] of english) {
      if (typeof say !== 'function' || path.startsWith('assumptions.')) continue;
      const said = french.get(path) as (...given: unknown[]) => string;
      const given = Array.from({ length: say.length }, (_, k) => `«${k}»`);
      const used = (text: string) => given.filter((mark) => text.includes(mark));
      expect(used(said(...given)), path).toEqual(used((say as typeof said)(...given)));
    }
  });
});

it('French pages have no line end at « », or before a mark that French sets apart', () => {
  const at = / [»:;!?%](?:\s|$)|« /;
  const options = { lang: 'fr', width: 100 } as const;
  expect(planPage(exampleOutcome, options)).not.toMatch(at);
  expect(stressPage(exampleStress, exampleOutcome, options)).not.toMatch(at);
  expect(riskPage(exampleRisk, exampleOutcome, options)).not.toMatch(at);
  expect(riskHtml(exampleRisk, exampleOutcome, options).replace(/<style>.*<\/style>/s, '')).not.toMatch(at);
  expect(planHtml(exampleOutcome, options).replace(/<style>.*<\/style>/s, '')).not.toMatch(at);
  expect(tradeoffHtml(exampleTradeoff, options).replace(/<style>.*<\/style>/s, '')).not.toMatch(at);
});

describe('one and none are said as such', () => {
  it('of measures, losses and rows of facts', () => {
    expect(en.html.tileMeasures(1)).toBe('measure to decide');
    expect(fr.html.tileMeasures(1)).toBe('mesure à décider');
    expect(fr.html.tileMeasures(2)).toBe('mesures à décider');
    expect(fr.frontier.never('Dépôt', 1)).toBe('Décidée à aucun point : Dépôt.');
    expect(fr.frontier.never('Dépôt ; Forge', 2)).toBe('Décidées à aucun point : Dépôt ; Forge.');
    expect(fr.stress.survived(0, 2)).toContain('ne survit à aucune des 2 pertes');
    expect(fr.evidence.counts(0, 1, 7, 1)).toBe(
      "Sur les 9 lignes du plan qui énoncent des faits, aucune n'est déclarée par qui les détient, 1 est estimée, 7 sont supposées, et 1 ne le dit pas.",
    );
    expect(en.evidence.counts(1, 0, 7, 1)).toContain(
      '1 is reported by their owner, 0 estimated, 7 assumed, and 1 does',
    );
  });
});
