import { dayOf } from '../calendar/day.ts';
import { addDuration, durationOf, monthsIn } from '../calendar/duration.ts';
import type { Fault } from '../faults/fault.ts';
import type { Row } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on ways to make, buy and move. */
export const processRules: readonly Rule[] = [
  movesFromSomewhere,
  movesCarryTheirItemOnly,
  growthFromSomewhere,
  processesThatNeverRun,
  processesThatArriveTooLate,
  inputsAfterArrival,
  minimumBeyondRates,
  coproductsBesideTheItem,
  segmentsThatWaitForNoDDay,
];

function* movesFromSomewhere(book: Book): Iterable<Fault> {
  for (const row of book.rows('processes')) {
    if (row.kind === 'move') {
      if (row.from_site === undefined) yield fault('move-from-nowhere', 'processes', row, 'from_site');
      else if (row.from_site === row.site) yield fault('move-to-itself', 'processes', row, 'from_site');
    } else if (row.from_site !== undefined) {
      yield fault('from-site-without-move', 'processes', row, 'from_site', { kind: row.kind });
    }
  }
}

function* movesCarryTheirItemOnly(book: Book): Iterable<Fault> {
  for (const table of ['inputs', 'outputs'] as const) {
    for (const row of book.rows(table)) {
      if (book.find('processes', row.process)?.kind === 'move')
        yield fault('move-with-others', table, row, 'process');
    }
  }
}

function* growthFromSomewhere(book: Book): Iterable<Fault> {
  for (const row of book.rows('processes')) {
    if (row.growth !== undefined && row.current_rate === undefined) {
      yield fault('growth-from-nowhere', 'processes', row, 'current_rate');
    }
  }
}

function* processesThatNeverRun(book: Book): Iterable<Fault> {
  for (const row of book.rows('processes')) {
    if (!canRun(book, row)) yield note('process-never-runs', 'processes', row);
  }
}

/** Whether a process has capacity, or could get it from a measure or a scenario. */
export function canRun(book: Book, process: Row<'processes'>): boolean {
  const rates = book.where('rates', 'process', process.id);
  if (rates.some((row) => row.rate > 0)) return true;
  return rates.length > 0 && (book.changes('rates', 'rate') || expandable(book, process.id));
}

/** Processes to which some measure adds capacity. */
const expanded = new WeakMap<Book, ReadonlySet<string>>();
function expandable(book: Book, process: string): boolean {
  let known = expanded.get(book);
  if (!known) {
    const targets = book.where('effects', 'kind', 'capacity').map((row) => row.target.split('/')[0]);
    known = new Set(targets);
    expanded.set(book, known);
  }
  return known.has(process);
}

function* processesThatArriveTooLate(book: Book): Iterable<Fault> {
  for (const row of book.rows('processes')) {
    const opens = row.open_from === undefined ? book.start : Math.max(book.start, dayOf(row.open_from));
    if (addDuration(opens, durationOf(row.lead_time)) >= book.end) {
      yield note('arrives-after-the-plan', 'processes', row, 'lead_time');
    }
  }
}

function* inputsAfterArrival(book: Book): Iterable<Fault> {
  for (const row of book.rows('inputs')) {
    const process = book.find('processes', row.process);
    if (process && monthsIn(durationOf(row.offset)) > monthsIn(durationOf(process.lead_time)) + 1e-9) {
      yield fault('input-after-arrival', 'inputs', row, 'offset', { lead_time: process.lead_time });
    }
  }
}

/**
 * A minimum sustaining rate that the line cannot run at. A line that need not be warm may be made fast enough by a
 * measure first; one that must always run may not.
 */
function* minimumBeyondRates(book: Book): Iterable<Fault> {
  for (const row of book.rows('processes')) {
    if (!row.minimum_rate) continue;
    const rates = book.where('rates', 'process', row.id);
    const total = rates.reduce((sum, segment) => sum + segment.rate, 0);
    const atOnce = rates.filter(
      (segment) => segment.trigger === 'start' && monthsIn(durationOf(segment.notice)) === 0,
    );
    const first = atOnce.reduce((sum, segment) => sum + segment.rate, 0);
    const always = row.minimum_mode === 'always';
    if (row.minimum_rate > total * (1 + 1e-9)) {
      if (always || !expandable(book, row.id)) {
        yield fault('minimum-beyond-rates', 'processes', row, 'minimum_rate', { total });
      }
    } else if (always && row.minimum_rate > first * (1 + 1e-9)) {
      yield note('minimum-beyond-notice', 'processes', row, 'minimum_rate', { first });
    }
  }
}

function* coproductsBesideTheItem(book: Book): Iterable<Fault> {
  for (const row of book.rows('outputs')) {
    if (book.find('processes', row.process)?.item === row.item)
      yield fault('coproduct-is-item', 'outputs', row, 'item');
  }
}

function* segmentsThatWaitForNoDDay(book: Book): Iterable<Fault> {
  if (book.rows('scenarios').some((row) => row.d_day !== undefined) || book.changes('scenarios', 'd_day'))
    return;
  for (const row of book.rows('rates')) {
    if (row.trigger === 'd_day') yield note('segment-waits-for-d-day', 'rates', row, 'trigger');
  }
}
