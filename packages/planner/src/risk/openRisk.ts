import { type Plan, type Realised, realise, type WhatIf } from '@sinew/model';
import { loadHighs } from '@sinew/solver';
import type { Outcome } from '../outcome/outcome.ts';
import { RequestError } from '../solve/request.ts';
import type { Sweep, SweepCase } from '../sweep/sweep.ts';
import { type Draws, drawnPlan, drawsOf, type Uncertain, uncertainIn } from './draws.ts';
import type { RiskAsked } from './risk.ts';
import { riskProgramOf } from './riskProgram.ts';
import { type RiskSample, type Sampled, solveSample } from './sample.ts';

/** One sample, by its number: what is drawn for it follows from the number, the seed and how many there are. */
export interface RiskCase extends SweepCase {
  readonly index: number;
}

export const DEFAULT_SAMPLES = 1000;
export const DEFAULT_SEED = 1;

export const riskCases = ({ samples }: RiskAsked): RiskCase[] =>
  Array.from({ length: samples }, (_, index) => ({ id: String(index), index }));

/** A plan made ready to be sampled. */
export interface OpenRisk extends Sweep<RiskCase, RiskSample> {
  readonly uncertain: readonly Uncertain[];
  readonly draws: Draws;
  /** A sample with its whole outcome, and the plan as drawn that it is the outcome of. */
  sampled(one: RiskCase): Sampled & { readonly realised: Realised };
}

/**
 * A plan whose decisions stand as `outcome` has them, to be tried under step lengths, prices, consumption and yields drawn
 * from what the plan says of them. docs/model.md, section 8, has the mathematics. Each sample depends on the plan, the
 * seed, the number of samples and its own number, and on nothing that was run before.
 *
 * Throws a RequestError where nothing is uncertain, the outcome has no plan, or what is drawn is beyond what a column takes.
 */
export async function openRisk(
  plan: Plan,
  whatIf: WhatIf,
  outcome: Outcome,
  { samples, seed }: RiskAsked,
  options: { readonly interrupted?: () => boolean } = {},
): Promise<OpenRisk> {
  // The caller has realised the plan already to tell faults: here it cannot fail.
  const uncertain = uncertaintiesUnder(realise(plan, whatIf).realised!, outcome);
  if (uncertain.length === 0) throw nothingUncertain();
  // What draws may reach is tried before anything is solved: all least together, and all most.
  for (const end of [0, 1]) drawnPlan(plan, whatIf, uncertain, () => end);
  const draws = drawsOf(uncertain, seed, samples);
  const highs = await loadHighs();
  const solve = (id: string, quantileOf: (draw: string) => number, bases: Sampled['bases']) => {
    const realised = drawnPlan(plan, whatIf, uncertain, quantileOf);
    return {
      ...solveSample(highs, id, riskProgramOf(realised, outcome), outcome, { ...options, bases }),
      realised,
    };
  };
  // Samples start from the middle of all draws, which each thread solves for itself, and not from one another.
  const { bases } = solve('middle', () => 0.5, []);
  const sampled = ({ id, index }: RiskCase) => solve(id, (draw) => draws.get(draw)![index], bases);
  return {
    cases: riskCases({ samples, seed }),
    uncertain,
    draws,
    sampled,
    run: (one) => sampled(one).sample,
    close: () => undefined,
  };
}

/** What is uncertain of a plan with the decisions of an outcome. */
export function uncertaintiesUnder({ plan }: Realised, { measures }: Pick<Outcome, 'measures'>): Uncertain[] {
  const decided = measures.filter(({ decisions }) => decisions.length > 0).map(({ id }) => id);
  return uncertainIn(plan, new Set(decided));
}

export const nothingUncertain = (): RequestError =>
  new RequestError(
    {
      en: 'nothing is uncertain: the steps of the measures it decides have one length each, and the table uncertainties has no row with a spread',
      fr: "rien n'est incertain : les étapes des mesures qu'il décide n'ont qu'une durée, et la table uncertainties n'a aucune ligne qui varie",
    },
    {
      en: 'give steps a min, likely and max that differ, or add rows to uncertainties',
      fr: 'donner aux étapes des min, likely et max qui diffèrent, ou ajouter des lignes à uncertainties',
    },
  );
