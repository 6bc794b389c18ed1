import {
  type Column,
  type Columns,
  calendarColumns,
  describeTable,
  type Plan,
  rowId,
  settingsColumns,
  type TableName,
  tableNames,
} from '@sinew/model';
import fc from 'fast-check';

/**
 * Plans at random, derived from the schema itself: every cell obeys its column, every row its key, every row is frozen
 * and has every column. References are well-formed ids but point at nothing in particular, so such a plan is readable
 * and writable without being a plan that could be planned on.
 */
export function arbitraryPlan(size: { readonly rows: number } = { rows: 4 }): fc.Arbitrary<Plan> {
  const tables = fc.record(
    Object.fromEntries(tableNames.map((name) => [name, arbitraryRows(name, size.rows)])) as Record<
      TableName,
      fc.Arbitrary<readonly unknown[]>
    >,
  );
  const settings = arbitraryRow(settingsColumns as unknown as Columns);
  const calendar = fc.array(arbitraryRow(calendarColumns as unknown as Columns), {
    minLength: 1,
    maxLength: 3,
  });
  return fc.tuple(settings, calendar, tables).map(([record, runs, rows]) =>
    Object.freeze({
      settings: Object.freeze({ ...record, calendar: Object.freeze(runs) }),
      tables: Object.freeze({ ...rows }),
    }),
  ) as fc.Arbitrary<Plan>;
}

/** Rows of one table, their ids distinct. */
export function arbitraryRows(name: TableName, most: number): fc.Arbitrary<readonly unknown[]> {
  return fc
    .uniqueArray(arbitraryRow(describeTable(name).columns), {
      maxLength: most,
      selector: (row) => rowId(name, row),
    })
    .map((rows) => Object.freeze(rows));
}

function arbitraryRow(columns: Columns): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const cells = Object.entries(columns).map(([name, column]) =>
    arbitraryCell(column).map((value) => [name, value] as const),
  );
  return fc.tuple(...cells).map((entries) => Object.freeze(Object.fromEntries(entries)));
}

/** A value of a column, or what blank reads as. */
export function arbitraryCell(column: Column): fc.Arbitrary<unknown> {
  const value = arbitraryValue(column);
  if (column.required) return value;
  const blank = Array.isArray(column.default) ? Object.freeze([...column.default]) : column.default;
  return fc.oneof({ weight: 1, arbitrary: fc.constant(blank) }, { weight: 2, arbitrary: value });
}

/** A value of a column that is not blank. */
export function arbitraryValue(column: Column): fc.Arbitrary<unknown> {
  switch (column.kind) {
    case 'id':
    case 'ref':
      return arbitraryId;
    case 'text':
      return arbitraryText;
    case 'date':
      return arbitraryDate;
    case 'duration':
      return arbitraryDuration;
    case 'currency':
      return fc.constantFrom('CAD', 'USD', 'EUR', 'NOK');
    case 'number':
      return arbitraryNumber(column);
    case 'integer':
      return fc.integer({ min: column.min ?? -1_000_000, max: column.max ?? 1_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(column.choices ?? []));
    case 'choices':
      return list(fc.constantFrom(...(column.choices ?? [])));
    case 'refs':
      return list(arbitraryId);
    case 'months':
      return list(fc.integer({ min: 1, max: 12 }));
  }
}

function list<T>(part: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.uniqueArray(part, { minLength: 1, maxLength: 4 }).map((parts) => Object.freeze(parts));
}

const arbitraryId = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/)
  .filter((id) => !['constructor', 'prototype'].includes(id.toLowerCase()));

/** Words that files, spreadsheets or XML could take for something else, and any others. */
const traps = [
  '=1+1',
  '+SUM(A1)',
  '-1',
  '-x',
  '@cmd',
  "'=1",
  "''=1",
  "'quoted'",
  '"',
  'a,b;c',
  'line\nbreak',
  'two\n\nlines',
  'munition « étrange » – 155 mm',
  'true',
  'FALSE',
  '007',
  '1e5',
  '2026-04-01',
  '#REF!',
  '#N/A',
  '_x0041_',
  '<b>&amp;</b>',
  ']]>',
  'null',
  'constructor',
  '__proto__',
  '🛡️',
  'a  b',
];

const arbitraryText = fc
  .oneof(
    fc.constantFrom(...traps),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.string({ minLength: 1, maxLength: 12 }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '');

const arbitraryDate = fc
  .integer({ min: Date.UTC(100, 0, 1) / 86_400_000, max: Date.UTC(9999, 11, 31) / 86_400_000 })
  .chain((day) => fc.constantFrom(day, (Math.abs(day) % 40_000) + 1))
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

const arbitraryDuration = fc.constantFrom('P0D', 'P18M', 'P10D', 'P2W', 'P1Y6M', 'P1.5M', 'P1Y2M3W4D');

function arbitraryNumber({ min, max, aboveMin }: Column): fc.Arbitrary<number> {
  const [least, most] = [Math.ceil(min ?? -1_000_000), Math.floor(max ?? 1_000_000)];
  const any = fc.double({ min: min ?? -1e300, max: max ?? 1e300, noNaN: true, noDefaultInfinity: true });
  return fc
    .oneof(least <= most ? fc.integer({ min: least, max: most }) : any, any)
    .map((number) => (number === 0 ? 0 : number))
    .filter((number) => !(aboveMin && number <= (min ?? Number.NEGATIVE_INFINITY)));
}
