import type { Fault } from '../faults/fault.ts';
import { describeTable, rowId, type TableName, tableNames } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on the ids that hold the tables together, and on the codes that nations and standards give. */
export const referenceRules: readonly Rule[] = [
  duplicateRows,
  danglingReferences,
  nationOfThePlan,
  trigraphs,
  stockNumbers,
  halfPlaces,
];

function* duplicateRows(book: Book): Iterable<Fault> {
  for (const table of tableNames) {
    if (book.byId(table).size === book.rows(table).length) continue;
    const seen = new Set<string>();
    for (const row of book.rows(table)) {
      const id = rowId(table, row);
      if (seen.has(id)) yield fault('duplicate-row', table, row, describeTable(table).key.at(-1));
      seen.add(id);
    }
  }
}

function* danglingReferences(book: Book): Iterable<Fault> {
  for (const table of tableNames) {
    const references = Object.entries(describeTable(table).columns).filter(
      ([, { table: to }]) => to !== undefined,
    );
    for (const [column, { table: to }] of references) {
      const target = to as TableName;
      const known = book.byId(target);
      for (const row of book.rows(table)) {
        const value = row[column as keyof typeof row] as string | readonly string[] | undefined;
        if (value === undefined) continue;
        if (typeof value === 'string') {
          if (!known.has(value)) yield dangling(book, table, row, column, target, value);
        } else {
          for (const id of value) if (!known.has(id)) yield dangling(book, table, row, column, target, id);
        }
      }
    }
  }
}

function dangling(
  book: Book,
  table: TableName,
  row: object,
  column: string,
  target: TableName,
  id: string,
): Fault {
  return {
    ...fault('dangling-reference', table, row as Record<string, unknown>, column, {
      target,
      ...book.near(target, id),
    }),
    value: id,
  };
}

function* nationOfThePlan(book: Book): Iterable<Fault> {
  const { nation } = book.plan.settings;
  if (book.byId('nations').has(nation)) return;
  yield {
    code: 'dangling-reference',
    severity: 'fault',
    table: 'plan',
    column: 'nation',
    value: nation,
    detail: { target: 'nations', ...book.near('nations', nation) },
  };
}

/** ISO 3166-1 alpha-3. Which of the well-formed codes are in use is not checked: alliances have codes of their own. */
function* trigraphs(book: Book): Iterable<Fault> {
  for (const row of book.rows('nations')) {
    if (!/^[A-Z]{3}$/.test(row.id)) yield fault('trigraph-form', 'nations', row, 'id');
  }
}

/** NSN: four, two, three and four digits (STANAG 3150 and 3151). NCAGE: five letters or digits (STANAG 3150). */
function* stockNumbers(book: Book): Iterable<Fault> {
  for (const row of book.rows('items')) {
    if (row.nsn !== undefined && !/^\d{4}-\d{2}-\d{3}-\d{4}$/.test(row.nsn)) {
      yield note('nsn-form', 'items', row, 'nsn');
    }
  }
  for (const row of book.rows('organisations')) {
    if (row.ncage !== undefined && !/^[A-Z0-9]{5}$/.test(row.ncage)) {
      yield note('ncage-form', 'organisations', row, 'ncage');
    }
  }
}

function* halfPlaces(book: Book): Iterable<Fault> {
  for (const row of book.rows('sites')) {
    if ((row.latitude === undefined) !== (row.longitude === undefined)) {
      yield note('half-a-place', 'sites', row, row.latitude === undefined ? 'longitude' : 'latitude');
    }
  }
}
