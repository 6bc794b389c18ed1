import { RequestError } from '../solve/request.ts';
import type { FutureCase } from './scenarios.ts';

/** What probabilities are computed with, and where they come from. */
export interface Probabilities {
  readonly used: readonly number[];
  /** `stated`: as stated, they sum to 1. `renormalised`: brought to sum 1. `equal`: none is stated. */
  readonly from: 'stated' | 'renormalised' | 'equal';
}

/**
 * Probabilities that sum to 1. Where none is stated all are alike; where some are and others not, or one is 0, there is a
 * RequestError that names them.
 */
export function probabilitiesOf(cases: readonly Pick<FutureCase, 'id' | 'stated'>[]): Probabilities {
  const unstated = cases.filter(({ stated }) => stated === undefined);
  if (unstated.length === cases.length) {
    return { used: cases.map(() => 1 / cases.length), from: 'equal' };
  }
  if (unstated.length > 0) {
    const ids = unstated.map(({ id }) => id).join(', ');
    throw new RequestError(
      { en: `no probability is stated for ${ids}`, fr: `aucune probabilité n'est donnée pour ${ids}` },
      {
        en: `state it, as in ${unstated[0].id}=0.1, or in scenarios.probability; or state none at all, for all to be alike`,
        fr: `donnez-la, comme dans ${unstated[0].id}=0.1, ou dans scenarios.probability ; ou n'en donnez aucune, et toutes seront égales`,
      },
    );
  }
  const stated = cases.map((one) => one.stated!);
  const never = cases.find((one) => !(one.stated! > 0));
  if (never) {
    throw new RequestError(
      {
        en: `the probability of ${never.id} is ${never.stated}`,
        fr: `la probabilité de ${never.id} est ${never.stated}`,
      },
      {
        en: 'leave the scenario out, or give it a probability above 0',
        fr: 'écartez ce scénario, ou donnez-lui une probabilité supérieure à 0',
      },
    );
  }
  const sum = stated.reduce((total, one) => total + one, 0);
  return Math.abs(sum - 1) <= 1e-9
    ? { used: stated, from: 'stated' }
    : { used: stated.map((one) => one / sum), from: 'renormalised' };
}
