import type { Realised } from '@sinew/model';
import type { Outcome } from '../outcome/outcome.ts';
import { planHash } from '../solve/planHash.ts';
import { VERSION } from '../solve/solvePlan.ts';
import type { StressFinding } from './finding.ts';
import { DEFAULT_TIME_TO_RECOVER, type StressCase } from './loss.ts';

/** What was asked of a stress test, beside the plan: with it and the plan, every finding can be made again. */
export interface StressAsked {
  /** First day of every outage. */
  readonly from: string;
  /** Ranks that are protected; null: all. */
  readonly ranks: readonly number[] | null;
  /** ISO 8601 duration that every loss lasts; null: its own. */
  readonly timeToRecover: string | null;
  /** How many of the worst single losses were tried in pairs. */
  readonly pairs: number;
}

export interface RankedFinding extends StressFinding {
  /** An earlier finding that loses the very same under another name; null: there is none. */
  readonly sameAs: string | null;
  /** Value at risk over a year's spend: what is cheap to buy and dear to lose stands high. null: nothing is spent. */
  readonly leverage: number | null;
}

/** What a stress test answers. */
export interface StressOutcome {
  readonly sinew: 'stress/1';
  readonly plan: Outcome['plan'];
  readonly scenarios: readonly string[];
  readonly changes: readonly string[];
  readonly asked: StressAsked;
  /** How many cases there are; fewer findings, with those that are unsolved, mean that the work was stopped. */
  readonly cases: number;
  /** Ids of cases on which the solver failed: they have no finding. */
  readonly unsolved: readonly string[];
  /** Worst first: what is not survived before what is, by value at risk, share short and time to survive. */
  readonly findings: readonly RankedFinding[];
  readonly assumptions: readonly {
    readonly code: 'time-to-recover';
    readonly detail: { readonly duration: string; readonly losses: number };
  }[];
  readonly provenance: Outcome['provenance'];
}

/** Findings put in order; cases of `unsolved` have none. The same findings give the same outcome, in whatever order they were made. */
export async function stressOutcome(
  realised: Realised,
  outcome: Outcome,
  cases: readonly StressCase[],
  findings: ReadonlyMap<string, StressFinding>,
  asked: StressAsked,
  unsolved: ReadonlySet<string> = new Set(),
): Promise<StressOutcome> {
  const there = cases.flatMap(({ id }) => findings.get(id) ?? []);
  const firstOf = new Map<string, string>();
  const named = there.map((finding): RankedFinding => {
    const key = JSON.stringify({
      ...finding,
      id: '',
      losses: finding.losses.map(({ processes }) => processes),
    });
    const sameAs = firstOf.get(key) ?? null;
    if (sameAs === null) firstOf.set(key, finding.id);
    const { valueAtRisk, yearlySpend } = finding;
    return { ...finding, sameAs, leverage: yearlySpend > 0 ? valueAtRisk / yearlySpend : null };
  });
  const order = new Map(named.map((finding, k) => [finding, k]));
  const days = ({ daysToSurvive }: StressFinding) => daysToSurvive ?? Number.MAX_SAFE_INTEGER;
  const ranked = named.sort(
    (a, b) =>
      Number(a.survives) - Number(b.survives) ||
      b.valueAtRisk - a.valueAtRisk ||
      b.share - a.share ||
      days(a) - days(b) ||
      order.get(a)! - order.get(b)!,
  );
  const assumed = new Set(
    cases.flatMap(({ losses }) =>
      losses.filter((loss) => loss.assumed).map(({ id, kind }) => `${kind} ${id}`),
    ),
  );
  return {
    sinew: 'stress/1',
    plan: outcome.plan,
    scenarios: realised.scenarios,
    changes: outcome.changes,
    asked,
    cases: cases.length,
    unsolved: cases.flatMap(({ id }) => (unsolved.has(id) ? [id] : [])),
    findings: ranked,
    assumptions:
      assumed.size === 0
        ? []
        : [
            {
              code: 'time-to-recover',
              detail: { duration: DEFAULT_TIME_TO_RECOVER, losses: assumed.size },
            },
          ],
    provenance: { planHash: await planHash(realised.plan), version: VERSION },
  };
}

/** The worst single losses, each under its first name, for a test in pairs. */
export function worstOf(
  cases: readonly StressCase[],
  { findings }: Pick<StressOutcome, 'findings'>,
  most: number,
): StressCase[] {
  const single = findings.filter(({ losses, sameAs }) => losses.length === 1 && sameAs === null);
  const ids = single.slice(0, most).map(({ id }) => id);
  return ids.map((id) => cases.find((one) => one.id === id)!);
}
