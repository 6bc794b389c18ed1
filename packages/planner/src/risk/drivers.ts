import { dayOf } from '@sinew/model';
import { tidy } from '../outcome/tidy.ts';
import type { Draws } from './draws.ts';
import type { Driven } from './risk.ts';
import type { RiskSample } from './sample.ts';
import { chanceOfCorrelation, rankCorrelation } from './statistics.ts';

/** A result is told to have drivers that chance alone would show in one of so many of them, over all draws together. */
const RARE = 0.05;

/** Never done is later than any day of a plan. */
const NEVER = dayOf('9999-12-31');

/**
 * What drives each result that varies: the draws whose rank correlation with it is stronger than chance explains. As many
 * draws are tried, one of them would seem to matter once in twenty results by chance alone; so each is held to that chance
 * over their number (C. E. Bonferroni's inequality).
 */
export function drivenResults(there: readonly RiskSample[], draws: Draws): Driven[] {
  const results: (Pick<Driven, 'result' | 'of'> & { values: number[] })[] = [
    ...there[0].readiness.map(({ stage }, k) => ({
      result: 'stage' as const,
      of: stage,
      values: there.map(({ readiness }) => readiness[k].met),
    })),
    { result: 'cost', of: '', values: there.map(({ cost }) => cost.total) },
    {
      result: 'completion',
      of: '',
      values: there.map(({ measures }) => Math.max(NEVER * -1, ...measures.map(dayDone))),
    },
    {
      result: 'overrun',
      of: '',
      values: there.map(({ overruns }) => overruns.reduce((sum, { amount }) => sum + amount, 0)),
    },
  ];
  return results
    .filter(({ values }) => varies(values))
    .map(({ of, result, values }) => ({
      result,
      of,
      drivers: [...draws]
        .map(([draw, all]) => {
          const drawn = there.map(({ id }) => all[Number(id)]);
          const correlation = rankCorrelation(drawn, values);
          return { draw, correlation, byChance: chanceOfCorrelation(correlation, there.length) };
        })
        .filter(({ byChance }) => byChance * draws.size <= RARE)
        .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation) || (a.draw < b.draw ? -1 : 1))
        .map(({ draw, correlation, byChance }) => ({
          draw,
          correlation: tidy(correlation),
          byChance: Number(byChance.toPrecision(3)),
        })),
    }));
}

const dayDone = ({ done }: RiskSample['measures'][number]) => (done === null ? NEVER : dayOf(done));

/** Beyond what the solver's tolerances explain. */
function varies(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most - least > 1e-5 * Math.max(1e-1, Math.abs(most));
}
