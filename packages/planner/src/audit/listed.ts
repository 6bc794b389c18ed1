import type { Books } from './books.ts';
import type { Rule } from './report.ts';

/** A list of an outcome: each that is required is there, each that is possible at most once, and nothing else is. */
export function listed(
  books: Books,
  table: string,
  required: readonly string[],
  shown: readonly string[],
  possible: ReadonlySet<string> = new Set(required),
  rule: Rule = 'completeness',
): void {
  const times = new Map<string, number>();
  for (const id of shown) times.set(id, (times.get(id) ?? 0) + 1);
  const place = (id: string) => books.place(rule, table, id, null, 'time');
  for (const id of new Set(required)) books.findings.equal(place(id), 1, times.get(id) ?? 0);
  for (const [id, count] of times) {
    if (!possible.has(id)) books.findings.equal(place(id), 0, count);
    else if (count > 1) books.findings.equal(place(id), 1, count);
  }
}
