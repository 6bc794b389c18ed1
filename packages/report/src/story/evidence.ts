import { type Plan, tableNames } from '@sinew/model';
import type { Speech } from '../language/speech.ts';

/** How many rows of a plan are reported by their owner, estimated, assumed, or say nothing of it. */
export interface Evidence {
  readonly reported: number;
  readonly estimated: number;
  readonly assumed: number;
  readonly unstated: number;
}

/** Tables that hold no figures about the world: where a source came from needs no source. */
const apart = new Set<string>(['sources', 'markings', 'scenarios', 'changes']);

export function evidenceOf(plan: Plan): Evidence {
  const count = { reported: 0, estimated: 0, assumed: 0, unstated: 0 };
  for (const name of tableNames) {
    if (apart.has(name)) continue;
    for (const row of plan.tables[name]) count[row.confidence ?? 'unstated']++;
  }
  return count;
}

export function evidenceInWords(
  { reported, estimated, assumed, unstated }: Evidence,
  { words }: Speech,
): string {
  return reported + estimated + assumed === 0
    ? words.evidence.unstated(unstated)
    : words.evidence.counts(reported, estimated, assumed, unstated);
}
