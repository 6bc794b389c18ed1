import type { Words } from '@sinew/model';
import { tidy } from '../outcome/tidy.ts';
import type { Cause, Link } from './explanation.ts';

/** A link before it is numbered: what is upstream of it stands by itself. */
export interface Draft {
  readonly cause: Cause;
  readonly table: string;
  readonly row: string;
  readonly from: string;
  readonly until: string;
  readonly available: number;
  readonly needed: number;
  readonly unit: string;
  readonly statement: Words;
  readonly upstream: Draft[];
}

/** Links in order, roots first: each after all that holds it back. */
export function chainOf(tops: readonly Draft[]): Link[] {
  const links: Link[] = [];
  const ids = new Map<Draft, number>();
  const number = (draft: Draft): number => {
    const known = ids.get(draft);
    if (known !== undefined) return known;
    const upstream = draft.upstream.map(number);
    const id = links.length + 1;
    ids.set(draft, id);
    links.push({
      ...draft,
      id,
      upstream,
      available: tidy(draft.available),
      needed: tidy(draft.needed),
    });
    return id;
  };
  tops.forEach(number);
  return links;
}
