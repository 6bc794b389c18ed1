import type { Fault } from '../faults/fault.ts';
import type { Row } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on shared capacity and on what is on hand. */
export const holdingRules: readonly Rule[] = [
  capacityOfItsKind,
  unusedResources,
  stockBeyondStorage,
  expiredStock,
  expiryWithoutShelfLife,
];

const own = { capacity: 'capacity', pool: 'people' } as const;

/** A fixed capacity has `capacity`; a pool has people, and alone loses and trains them. */
function* capacityOfItsKind(book: Book): Iterable<Fault> {
  for (const row of book.rows('resources')) {
    const { kind } = row;
    if (row[own[kind]] === undefined)
      yield fault('resource-without-capacity', 'resources', row, own[kind], { kind });
    for (const [column, other] of strangers(row)) {
      yield fault('resource-column-of-other-kind', 'resources', row, column, { kind, other });
    }
  }
}

function* strangers(row: Row<'resources'>): Iterable<[column: string, other: string]> {
  if (row.kind === 'pool') {
    if (row.capacity !== undefined) yield ['capacity', 'capacity'];
    return;
  }
  if (row.people !== undefined) yield ['people', 'pool'];
  if (row.attrition > 0) yield ['attrition', 'pool'];
  if (row.training_places > 0) yield ['training_places', 'pool'];
}

function* unusedResources(book: Book): Iterable<Fault> {
  for (const row of book.rows('resources')) {
    if (book.where('uses', 'resource', row.id).length === 0) yield note('resource-unused', 'resources', row);
  }
}

function* stockBeyondStorage(book: Book): Iterable<Fault> {
  for (const row of book.rows('stocks')) {
    if (row.storage_limit !== undefined && row.quantity > row.storage_limit) {
      yield fault('stock-beyond-storage', 'stocks', row, 'quantity', { limit: row.storage_limit });
    }
  }
}

function* expiredStock(book: Book): Iterable<Fault> {
  const { start } = book.plan.settings;
  for (const row of book.rows('stocks')) {
    if (row.expires !== undefined && row.expires <= start && row.quantity > 0) {
      yield note('stock-expired', 'stocks', row, 'expires');
    }
  }
}

function* expiryWithoutShelfLife(book: Book): Iterable<Fault> {
  for (const row of book.rows('stocks')) {
    const item = book.find('items', row.item);
    if (row.expires !== undefined && item && item.shelf_life === undefined) {
      yield note('expiry-without-shelf-life', 'stocks', row, 'expires');
    }
  }
}
