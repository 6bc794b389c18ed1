import { realise } from '@sinew/model';
import { type Explanation, explainShortage } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { planOf } from '../textbook/cases.ts';

async function explained(name: string, requirement = 'need', scenarios: string[] = []): Promise<Explanation> {
  const { realised, faults } = realise(planOf(name), { scenarios });
  if (!realised) throw new Error(JSON.stringify(faults));
  return explainShortage(realised, requirement);
}

const causes = ({ chain }: Explanation, lang: 'en' | 'fr') => chain.map(({ statement }) => statement[lang]);
const changes = ({ relaxations }: Explanation, lang: 'en' | 'fr') =>
  relaxations.map(({ statement }) => statement[lang]);

/** No-break spaces as plain ones, to read the French as it is typed here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the sentences of an explanation', () => {
  it('say what a line that does not run yet would have to make, and which measure comes too late', async () => {
    const found = await explained('board-months');
    expect(causes(found, 'en')).toEqual([
      'New line, decided on June 1, 2026, helps only from December 1, 2026: approval 2 months to July 31, 2026, construction 4 months to November 30, 2026',
      'Line cannot run; 10 a month would be needed',
      'Shell at Plant runs short: 0 of the 10 rounds wanted',
    ]);
    expect(causes(found, 'fr')).toEqual([
      "« New line », décidée le 1er juin 2026, n'aide qu'à partir du 1er décembre 2026 : approbation 2 mois jusqu'au 31 juillet 2026, construction 4 mois jusqu'au 30 novembre 2026",
      '« Line » ne peut tourner ; il en faudrait 10 par mois',
      '« Shell (Plant) » vient à manquer : 0 sur 10 coups',
    ]);
    expect(changes(found, 'en')).toEqual([
      '10 more a month from Line from January 1, 2026 to November 30, 2026',
    ]);
    expect(changes(found, 'fr')).toEqual([
      '10 de plus par mois de « Line » du 1er janvier 2026 au 30 novembre 2026',
    ]);
  });

  it('say from when a segment that is shut would be needed, not from when it is shut', async () => {
    const found = await explained('d-to-p', 'need', ['war']);
    expect(causes(found, 'en')).toContain(
      'Line (surge) cannot start before June 1, 2026; 16.67 a month would be needed from March 1, 2026',
    );
    expect(causes(found, 'fr')).toContain(
      '« Line (surge) » ne peut commencer avant le 1er juin 2026 ; il en faudrait 16,67 par mois dès le 1er mars 2026',
    );
    expect(causes(found, 'en')).toContain('Line (base) can do no more than 20 a month');
  });

  it('say of a measure that works up from the day of its decision when it helps in full', async () => {
    const [first] = causes(await explained('ramp'), 'en');
    expect(first).toBe(
      'New line, decided on January 1, 2026, helps in full only from May 1, 2026: ramp-up 4 months to April 30, 2026',
    );
  });

  it('count what measures bring among what there is, to the unit', async () => {
    const found = await explained('extra-buy', 'tungsten');
    expect(found.chain.map(({ cause }) => cause)).toEqual(['stock']);
    expect(causes(found, 'en')).toEqual([
      'Tungsten at National stockpile: the 6,976,348 lb that there are do not suffice for all that is asked, and nothing replaces them',
    ]);
    expect(causes(found, 'fr').map(plain)).toEqual([
      '« Tungsten (National stockpile) » : 6 976 348 lb ne suffisent pas à tout ce qui est demandé, et rien ne les remplace',
    ]);
  });

  it('name money with its year, and who takes what is short', async () => {
    expect(causes(await explained('fiscal-year'), 'en')[0]).toBe(
      'Vote: C$100 in cash in 2025-26 and no more; C$300 would be needed',
    );
    expect(causes(await explained('fiscal-year'), 'fr')[0]).toBe(
      '« Vote » : 100\u00a0$\u00a0CA de crédits en 2025-26, pas plus ; il en faudrait 300\u00a0$\u00a0CA',
    );
    expect(causes(await explained('ranks', 'need-b'), 'en').slice(0, 2)).toEqual([
      'Need A (rank 1) takes 60 hours a month of it',
      'Machine hours: all 100 hours a month are taken; 120 would be needed',
    ]);
  });
});
