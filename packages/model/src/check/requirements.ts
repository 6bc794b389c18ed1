import { type Day, dayOf, formatDay } from '../calendar/day.ts';
import type { Fault } from '../faults/fault.ts';
import type { Row } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';
import { outside } from './time.ts';

/** Rules on what is needed, and how much of it. */
export const requirementRules: readonly Rule[] = [
  requirementsWithoutAmounts,
  requirementsThatAcceptNothing,
  basisOfItsKind,
  quantityOrDaysOfSupply,
  overlappingAmounts,
  amountsCutShort,
  amountsOutsideTheCalendar,
  missingFlags,
];

function* requirementsWithoutAmounts(book: Book): Iterable<Fault> {
  for (const row of book.rows('requirements')) {
    if (book.where('amounts', 'requirement', row.id).length === 0) {
      yield fault('requirement-without-amounts', 'requirements', row);
    }
  }
}

function* requirementsThatAcceptNothing(book: Book): Iterable<Fault> {
  for (const row of book.rows('requirements')) {
    if (book.where('accepts', 'requirement', row.id).length === 0) {
      yield fault('requirement-accepts-nothing', 'requirements', row);
    }
  }
}

/** A level is for what is held, and what is held is a level. */
function* basisOfItsKind(book: Book): Iterable<Fault> {
  for (const row of book.rows('amounts')) {
    const kind = book.find('requirements', row.requirement)?.kind;
    if (kind !== undefined && (kind === 'hold') !== (row.basis === 'level')) {
      yield fault('basis-of-other-kind', 'amounts', row, 'basis', { kind });
    }
  }
}

/** Either a quantity, or (for a level) days of supply at a daily rate. */
function* quantityOrDaysOfSupply(book: Book): Iterable<Fault> {
  for (const row of book.rows('amounts')) {
    const byQuantity = row.quantity !== undefined;
    const bySupply = row.days_of_supply !== undefined || row.daily_rate !== undefined;
    if (!byQuantity && !bySupply) yield fault('amount-blank', 'amounts', row, 'quantity');
    else if (byQuantity && bySupply) yield fault('amount-twice', 'amounts', row, 'quantity');
    else if (bySupply && row.basis !== 'level') yield fault('supply-without-level', 'amounts', row, 'basis');
    else if (bySupply && (row.days_of_supply === undefined || row.daily_rate === undefined)) {
      yield fault(
        'supply-half-given',
        'amounts',
        row,
        row.days_of_supply === undefined ? 'days_of_supply' : 'daily_rate',
      );
    }
  }
}

/** Rates and levels of one requirement hold one at a time. Totals may overlap: they add up. */
function* overlappingAmounts(book: Book): Iterable<Fault> {
  for (const requirement of book.rows('requirements')) {
    const rows = book
      .where('amounts', 'requirement', requirement.id)
      .filter((row) => row.basis !== 'total')
      .sort(byFirstDay);
    for (let k = 1; k < rows.length; k++) {
      const before = rows[k - 1];
      if (before.until !== undefined && before.until > rows[k].from) {
        yield fault('amounts-overlap', 'amounts', before, 'until', { next: rows[k].from });
      }
    }
  }
}

const byFirstDay = (a: Row<'amounts'>, b: Row<'amounts'>) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

/**
 * A rate or level without `until` ends at the next row, whatever that row is: a total added in the middle of the plan ends it, and
 * the plan asks for nothing any more.
 */
function* amountsCutShort(book: Book): Iterable<Fault> {
  for (const requirement of book.rows('requirements')) {
    const rows = book.where('amounts', 'requirement', requirement.id).toSorted(byFirstDay);
    const cut = rows.findLastIndex((row, k) => k + 1 < rows.length && isOpenEnded(row) && mayAsk(book, row));
    if (cut < 0) continue;
    const last = Math.max(...rows.map((_, k) => lastDayAsked(book, rows, k)));
    if (last >= book.end) continue;
    yield note('amount-cut-short', 'amounts', rows[cut], 'until', {
      next: rows[cut + 1].from,
      from: formatDay(last),
    });
  }
}

const isOpenEnded = ({ basis, until }: Row<'amounts'>) => basis !== 'total' && until === undefined;

/** Whether a row asks for anything, as it stands or in some scenario. */
const mayAsk = (book: Book, { quantity }: Row<'amounts'>) =>
  quantity !== 0 || book.changes('amounts', 'quantity');

/** The day after the last on which a row asks, among the rows of its requirement by first day. */
function lastDayAsked(book: Book, rows: readonly Row<'amounts'>[], k: number): Day {
  const { until, from, basis } = rows[k];
  if (until !== undefined) return dayOf(until);
  // A total without `until` falls due on its first day.
  if (basis === 'total') return dayOf(from) + 1;
  return k + 1 < rows.length ? dayOf(rows[k + 1].from) : book.end;
}

function* amountsOutsideTheCalendar(book: Book): Iterable<Fault> {
  for (const row of book.rows('amounts')) {
    const from = dayOf(row.from);
    const until = row.until === undefined ? undefined : dayOf(row.until);
    if (from >= book.end) yield outside(book, 'amounts', row, 'from');
    else if (until !== undefined && until <= book.start) yield outside(book, 'amounts', row, 'until');
    else if (until === undefined && row.basis === 'total' && from < book.start) {
      yield outside(book, 'amounts', row, 'from');
    }
  }
}

const flags = ['fit', 'data', 'release'] as const;
const supplied = new WeakMap<Book, ReadonlySet<string>>();

/** The flags an acceptance lacks that no measure and no scenario supplies. */
export function lackingFlags(book: Book, row: Row<'accepts'>): string[] {
  let known = supplied.get(book);
  if (!known) {
    known = new Set(book.rows('effects').map((effect) => `${effect.kind} ${effect.target}`));
    supplied.set(book, known);
  }
  const effects = known;
  return flags.filter(
    (flag) =>
      !row[flag] && !effects.has(`${flag} ${row.requirement}/${row.item}`) && !book.changes('accepts', flag),
  );
}

function* missingFlags(book: Book): Iterable<Fault> {
  for (const row of book.rows('accepts')) {
    const lacking = lackingFlags(book, row);
    if (lacking.length > 0)
      yield note('flag-never-supplied', 'accepts', row, lacking[0], { flags: lacking.join(', ') });
  }
}
