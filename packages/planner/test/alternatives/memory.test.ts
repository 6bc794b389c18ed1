import { type Realised, realise } from '@sinew/model';
import { type AlternativesOptions, findAlternatives, isKeptAnswer, type KeptAnswer } from '@sinew/planner';
import { describe, expect, it } from 'vitest';
import { planOf } from '../textbook/cases.ts';

const realisedOf = (sets: readonly string[]): Realised => realise(planOf('alternatives'), { sets }).realised!;

/** What is found, timings apart, and the answers told on the way as a file would hold them. */
async function search(realised: Realised, options: AlternativesOptions) {
  const told = new Map<string, KeptAnswer>();
  const { alternatives, outcomes } = await findAlternatives(realised, {
    ...options,
    onAnswer: (id, answer) => {
      expect(told.has(id)).toBe(false);
      told.set(id, JSON.parse(JSON.stringify(answer)));
    },
  });
  const { seconds, ...solver } = alternatives.solver;
  return { found: JSON.stringify({ ...alternatives, solver, outcomes }), told };
}

describe('a search that was broken off', () => {
  it.each([
    { sets: [], within: 0.02 },
    { sets: ['measures.south.fixed_cost=103'], within: 0.3 },
    { sets: ['measures.west.group=one'], within: 1 },
  ])('goes on from any answer to the same end, within $within', async ({ sets, within }) => {
    const realised = realisedOf(sets);
    const whole = await search(realised, { within });
    const answers = [...whole.told];
    expect(answers.length).toBeGreaterThan(8);
    for (const [id, answer] of answers) expect(isKeptAnswer(id, answer), id).toBe(true);
    for (let kept = 0; kept <= answers.length; kept++) {
      const { found, told } = await search(realised, { within, known: new Map(answers.slice(0, kept)) });
      expect(found).toBe(whole.found);
      expect([...told]).toEqual(answers.slice(kept));
    }
  });

  it('takes the answers of a search for fewer portfolios, and asks only for what is new', async () => {
    const realised = realisedOf([]);
    const few = await search(realised, { within: 0.6, count: 1 });
    const many = await search(realised, { within: 0.6, count: 3 });
    const { found, told } = await search(realised, { within: 0.6, count: 3, known: few.told });
    expect(found).toBe(many.found);
    expect(told.size).toBeLessThan(many.told.size - 8);
  });

  it('takes a step anew where what is known of it cannot be true', async () => {
    const realised = realisedOf([]);
    const whole = await search(realised, {});
    const forged: [string, (answer: never) => unknown][] = [
      ['plan', ({ x, ...plan }: { x: object }) => ({ ...plan, x: { ...x, index: [], value: [] } })],
      ['plan', (plan: object) => ({ ...plan, stages: [] })],
      [
        'plan',
        ({ x, ...plan }: { x: { value: number[] } }) => ({
          ...plan,
          x: { ...x, value: x.value.map((v) => v / 2) },
        }),
      ],
      ['question', (found: { x: object }) => ({ ...found, x: { length: 1e15, index: [], value: [] } })],
      ['question', (found: { x: object }) => ({ ...found, x: { ...found.x, index: [], value: [] } })],
      [
        'portfolio',
        ({ planned, ...step }: { planned: { outcome: { requirements: object[] } } }) => ({
          ...step,
          planned: { ...planned, outcome: { ...planned.outcome, requirements: [] } },
        }),
      ],
    ];
    for (const [step, forge] of forged) {
      const ids = [...whole.told].flatMap(([id, answer]) =>
        id.startsWith(step) && answer.kind !== 'none' && answer.kind !== 'open' ? [id] : [],
      );
      expect(ids.length, step).toBeGreaterThan(0);
      for (const id of ids) {
        const known = new Map(whole.told);
        known.set(id, forge(whole.told.get(id) as never) as KeptAnswer);
        const { found, told } = await search(realised, { known });
        expect(found).toBe(whole.found);
        expect([...told.keys()]).toEqual([id]);
      }
    }
    // The portfolios of two steps, each under the other's id.
    const [one, other] = [...whole.told.keys()].filter((id) => id.startsWith('portfolio'));
    const known = new Map(whole.told);
    known.set(one, whole.told.get(other)!).set(other, whole.told.get(one)!);
    expect((await search(realised, { known })).found).toBe(whole.found);
  });

  it('is told as stopped where its portfolios were not planned to the end', async () => {
    const realised = realisedOf([]);
    const { told } = await search(realised, {});
    const known = new Map([...told].filter(([id]) => !id.startsWith('portfolio')));
    const { alternatives } = await findAlternatives(realised, { known, interrupted: () => true });
    expect(alternatives.status).toBe('interrupted');
  });

  it('does not tell what was being asked when it was stopped', async () => {
    const realised = realisedOf([]);
    const whole = await search(realised, {});
    let asked = 0;
    const stopped = await search(realised, { interrupted: () => asked++ > 60 });
    expect(stopped.found).not.toBe(whole.found);
    expect(stopped.told.size).toBeGreaterThan(0);
    for (const [id, answer] of stopped.told) expect(whole.told.get(id)).toEqual(answer);
    expect((await search(realised, { known: stopped.told })).found).toBe(whole.found);
  });
});

it('refuses what cannot be the answer to a step', () => {
  const x = { length: 3, index: [0, 2], value: [1, 4] };
  expect(isKeptAnswer('question 4 dive cheapest', { kind: 'found', x, bound: null })).toBe(true);
  for (const [id, answer] of [
    ['relaxation 4 with west', { kind: 'found', x, bound: 1 }],
    ['toString 4', { kind: 'open', bound: 1 }],
    ['question 4 dive cheapest', { kind: 'found', x: { ...x, index: [2, 0] }, bound: 1 }],
    ['question 4 dive cheapest', { kind: 'found', x: { ...x, index: [0, 3] }, bound: 1 }],
    ['question 4 dive cheapest', { kind: 'found', x: { ...x, value: [1] }, bound: 1 }],
    ['question 4 dive cheapest', { kind: 'open', bound: '1' }],
    ['plan 1 itself', { kind: 'plan', x, stages: [], planned: { outcome: {}, stages: [] } }],
    ['portfolio 9 1', null],
  ] as const) {
    expect(isKeptAnswer(id, answer), id).toBe(false);
  }
});
