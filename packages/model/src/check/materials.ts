import type { Fault } from '../faults/fault.ts';
import type { Book } from './book.ts';
import { cyclesOf } from './cycles.ts';
import { fault, type Rule } from './rule.ts';

/** Rules on bills of material. */
export const materialRules: readonly Rule[] = [selfInputs, materialCycles];

/** What a process yields: its item, and its co-products. */
function* yieldsOf(book: Book, process: string): Iterable<string> {
  const row = book.find('processes', process);
  if (row) yield row.item;
  for (const output of book.where('outputs', 'process', process)) yield output.item;
}

function* selfInputs(book: Book): Iterable<Fault> {
  for (const row of book.rows('inputs')) {
    if (book.find('processes', row.process)?.kind === 'move') continue;
    for (const item of yieldsOf(book, row.process)) {
      if (item === row.item) yield fault('self-input', 'inputs', row, 'item');
    }
  }
}

/**
 * A cycle among items, where an item is made from another, by whatever process: plant and depot do not matter, and a
 * co-product that is fed back closes a round like any other. One cycle is told of each knot.
 */
function* materialCycles(book: Book): Iterable<Fault> {
  const items = book.rows('items');
  const number = new Map(items.map((row, k) => [row.id, k]));
  const successors: number[][] = items.map(() => []);
  for (const row of book.rows('inputs')) {
    if (book.find('processes', row.process)?.kind === 'move') continue;
    const from = number.get(row.item);
    if (from === undefined) continue;
    for (const item of yieldsOf(book, row.process)) {
      const to = number.get(item);
      if (to !== undefined && to !== from) successors[from].push(to);
    }
  }
  for (const round of cyclesOf(items.length, (node) => successors[node])) {
    const names = round.map((node) => items[node].id);
    const closed = [...names, names[0]];
    const links = names.map((name, k) => linking(book, name, closed[k + 1]));
    yield fault('material-cycle', 'inputs', links[links.length - 1], 'item', {
      cycle: closed.join(' > '),
      processes: links.map((row) => row.process).join(', '),
    });
  }
}

/** The first row by which a process makes `to` from `from`. */
function linking(book: Book, from: string, to: string) {
  return book
    .where('inputs', 'item', from)
    .find(
      (row) =>
        [...yieldsOf(book, row.process)].includes(to) && book.find('processes', row.process)?.kind !== 'move',
    )!;
}
