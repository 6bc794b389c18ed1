import type { Fault } from '../faults/fault.ts';
import type { Row } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on the rules that a plan must respect. */
export const policyRules: readonly Rule[] = [
  columnsOfTheKind,
  subjectOfTheScope,
  contradictoryShares,
  retentionBeyondStock,
];

type Policy = Row<'policies'>;
const needed: Readonly<Record<Policy['kind'], readonly (keyof Policy & string)[]>> = {
  floor: ['scope', 'share'],
  cap: ['scope', 'share'],
  ban: ['scope'],
  retention: ['item', 'quantity'],
};
const unread: Readonly<Record<Policy['kind'], readonly (keyof Policy & string)[]>> = {
  floor: ['quantity', 'site'],
  cap: ['quantity', 'site'],
  ban: ['quantity', 'share', 'site'],
  retention: ['scope', 'subject', 'share'],
};

function* columnsOfTheKind(book: Book): Iterable<Fault> {
  for (const row of book.rows('policies')) {
    const { kind } = row;
    for (const column of needed[kind]) {
      if (row[column] === undefined) yield fault('policy-column-blank', 'policies', row, column, { kind });
    }
    for (const column of unread[kind]) {
      if (row[column] !== undefined) yield note('policy-column-unused', 'policies', row, column, { kind });
    }
  }
}

const tableOf = {
  nation: 'nations',
  organisation: 'organisations',
  site: 'sites',
  process: 'processes',
} as const;

function* subjectOfTheScope(book: Book): Iterable<Fault> {
  for (const row of book.rows('policies')) {
    const { scope, subject } = row;
    if (row.kind === 'retention' || scope === undefined) continue;
    if (scope === 'domestic' || scope === 'allied') {
      if (subject !== undefined) yield note('policy-subject-unused', 'policies', row, 'subject', { scope });
    } else if (subject === undefined)
      yield fault('policy-subject-blank', 'policies', row, 'subject', { scope });
    else if (!book.byId(tableOf[scope]).has(subject)) {
      const target = tableOf[scope];
      yield fault('dangling-reference', 'policies', row, 'subject', {
        target,
        ...book.near(target, subject),
      });
    }
  }
}

/** A floor above a cap on the same share, at a time when both hold. */
function* contradictoryShares(book: Book): Iterable<Fault> {
  const caps = new Map<string, Policy[]>();
  const about = (row: Policy) =>
    [row.scope, row.subject, row.item, row.measured_by].map((part) => part ?? '').join('/');
  for (const row of book.where('policies', 'kind', 'cap')) {
    const same = caps.get(about(row));
    if (same) same.push(row);
    else caps.set(about(row), [row]);
  }
  for (const floor of book.where('policies', 'kind', 'floor')) {
    for (const cap of caps.get(about(floor)) ?? []) {
      if (floor.share === undefined || cap.share === undefined || floor.share <= cap.share) continue;
      const apart =
        (floor.until !== undefined && cap.from !== undefined && floor.until <= cap.from) ||
        (cap.until !== undefined && floor.from !== undefined && cap.until <= floor.from);
      if (!apart)
        yield fault('floor-above-cap', 'policies', floor, 'share', { cap: cap.id, share: cap.share });
    }
  }
}

function* retentionBeyondStock(book: Book): Iterable<Fault> {
  for (const row of book.where('policies', 'kind', 'retention')) {
    if (row.item === undefined || row.quantity === undefined) continue;
    const held = book
      .where('stocks', 'item', row.item)
      .filter((stock) => row.site === undefined || stock.site === row.site)
      .reduce((sum, stock) => sum + stock.quantity, 0);
    if (row.quantity > held) yield note('retention-beyond-stock', 'policies', row, 'quantity', { held });
  }
}
