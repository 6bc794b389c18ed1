import { dayOf } from '../calendar/day.ts';
import type { Fault } from '../faults/fault.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on aid that is promised. */
export const pledgeRules: readonly Rule[] = [
  valueOrQuantity,
  pledgesOfNothing,
  pledgesDueOutside,
  creditOfOne,
  pledgesBeyondTheirItems,
];

function* valueOrQuantity(book: Book): Iterable<Fault> {
  for (const row of book.rows('pledges')) {
    if (row.value === undefined && row.quantity === undefined)
      yield fault('pledge-blank', 'pledges', row, 'value');
    if (row.value !== undefined && row.quantity !== undefined)
      yield fault('pledge-twice', 'pledges', row, 'quantity');
  }
}

function* pledgesOfNothing(book: Book): Iterable<Fault> {
  for (const row of book.rows('pledges')) {
    if (book.where('pledge_items', 'pledge', row.id).length === 0)
      yield fault('pledge-without-items', 'pledges', row);
  }
}

/** Due before the plan: late from the first day. Due after it: what remains at the end is not counted as late. */
function* pledgesDueOutside(book: Book): Iterable<Fault> {
  for (const row of book.rows('pledges')) {
    const due = dayOf(row.due);
    if (due < book.start)
      yield note('pledge-due-before', 'pledges', row, 'due', { start: book.plan.settings.start });
    if (due > book.end) yield note('pledge-due-after', 'pledges', row, 'due');
  }
}

/** A pledge by value with no credit filled in counts one unit of currency for each item. */
function* creditOfOne(book: Book): Iterable<Fault> {
  for (const row of book.rows('pledge_items')) {
    const pledge = book.find('pledges', row.pledge);
    if (pledge?.value !== undefined && row.credit === 1) {
      const currency = pledge.currency ?? book.plan.settings.currency;
      yield note('credit-of-one', 'pledge_items', row, 'credit', { currency });
    }
  }
}

function* pledgesBeyondTheirItems(book: Book): Iterable<Fault> {
  for (const row of book.rows('pledges')) {
    const asked = row.value ?? row.quantity;
    const items = book.where('pledge_items', 'pledge', row.id);
    if (asked === undefined || items.length === 0) continue;
    const most = items.reduce(
      (sum, item) => sum + item.credit * (item.at_most ?? Number.POSITIVE_INFINITY),
      0,
    );
    if (most < asked * (1 - 1e-9)) {
      yield note('pledge-beyond-items', 'pledges', row, row.value === undefined ? 'quantity' : 'value', {
        most,
      });
    }
  }
}
