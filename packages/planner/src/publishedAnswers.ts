import { publishedAlternatives } from './alternatives/alternativesSchema.ts';
import { publishedOutcome } from './audit/outcomeSchema.ts';
import { publishedFrontier } from './frontier/frontierSchema.ts';
import { publishedRisk } from './risk/riskSchema.ts';
import { publishedRobust } from './robust/robustSchema.ts';
import { publishedStress } from './stress/stressSchema.ts';
import { publishedTradeoff } from './tradeoff/tradeoffSchema.ts';

/**
 * The JSON Schema (draft 2020-12) of every answer as JSON: a path from the root of the repository, and its text. `sinew schema`
 * prints them, and `npm run generate` writes them.
 */
export function publishedAnswers(): Readonly<Record<string, string>> {
  return {
    ...publishedOutcome(),
    ...publishedAlternatives(),
    ...publishedFrontier(),
    ...publishedRisk(),
    ...publishedRobust(),
    ...publishedStress(),
    ...publishedTradeoff(),
  };
}
