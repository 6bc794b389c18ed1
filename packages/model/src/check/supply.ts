import type { Fault } from '../faults/fault.ts';
import type { Row } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { canRun } from './processes.ts';
import { lackingFlags } from './requirements.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on whether anything could ever supply what is asked, if time and money were no matter. */
export const supplyRules: readonly Rule[] = [requirementsNothingCanSupply, pledgesNothingCanSupply];

/** Why an item cannot come to a site: the last link of the chain that is missing, and the chain that leads to it. */
interface MissingLink {
  readonly item: string;
  readonly site: string;
  /** The process that lacks capacity; blank where no process brings the item there at all. */
  readonly process: string;
  readonly chain: string;
}

/**
 * Which items can come to which sites at all: from stock, receipts and what measures stock, through processes that can
 * run and whose inputs can all come. Linear in the rows: a process is looked at again only when an input arrives.
 */
export class Supply {
  readonly #book: Book;
  readonly #reached = new Set<string>();

  constructor(book: Book) {
    this.#book = book;
    this.#spread();
  }

  reaches(item: string, site: string): boolean {
    return this.#reached.has(place(item, site));
  }

  /** Follows the first process, and its first input that cannot come, until nothing brings what is needed. */
  missing(item: string, site: string): MissingLink {
    const chain: string[] = [];
    const seen = new Set<string>();
    let at = { item, site };
    for (;;) {
      chain.push(`${at.item} (${at.site})`);
      seen.add(place(at.item, at.site));
      const ways = this.#bringing(at.item, at.site);
      const idle = ways.find((process) => !canRun(this.#book, process));
      const next = ways
        .filter((process) => canRun(this.#book, process))
        .flatMap((process) => this.#needs(process))
        .find((need) => !this.reaches(need.item, need.site) && !seen.has(place(need.item, need.site)));
      if (!next) return { ...at, process: idle?.id ?? '', chain: chain.join(' < ') };
      at = next;
    }
  }

  #spread(): void {
    const book = this.#book;
    const queue: { item: string; site: string }[] = [];
    const reach = (item: string, site: string) => {
      const name = place(item, site);
      if (this.#reached.has(name)) return;
      this.#reached.add(name);
      queue.push({ item, site });
    };
    const waiting = new Map<string, Waiting[]>();
    const yieldOf = ({ process }: Waiting) => {
      reach(process.item, process.site);
      for (const output of book.where('outputs', 'process', process.id)) reach(output.item, process.site);
    };
    for (const process of book.rows('processes')) {
      if (!canRun(book, process)) continue;
      const needs = this.#needs(process);
      const one: Waiting = { process, inputs: needs.length };
      if (needs.length === 0) yieldOf(one);
      for (const { item, site } of needs) {
        const name = place(item, site);
        const others = waiting.get(name);
        if (others) others.push(one);
        else waiting.set(name, [one]);
      }
    }
    const anyStock = book.changes('stocks', 'quantity');
    for (const row of book.rows('stocks')) if (row.quantity > 0 || anyStock) reach(row.item, row.site);
    for (const row of book.rows('receipts')) reach(row.item, row.site);
    for (const row of book.where('effects', 'kind', 'stock')) {
      const [item, site] = row.target.split('/');
      reach(item, site);
    }
    for (let k = 0; k < queue.length; k++) {
      for (const one of waiting.get(place(queue[k].item, queue[k].site)) ?? [])
        if (--one.inputs === 0) yieldOf(one);
    }
  }

  /** What a process takes, and where: a move takes its item from elsewhere. */
  #needs(process: Row<'processes'>): { readonly item: string; readonly site: string }[] {
    if (process.kind === 'move') return [{ item: process.item, site: process.from_site ?? '' }];
    return this.#book
      .where('inputs', 'process', process.id)
      .map((input) => ({ item: input.item, site: process.site }));
  }

  #bringing(item: string, site: string): Row<'processes'>[] {
    const direct = this.#book.where('processes', 'item', item);
    const beside = this.#book
      .where('outputs', 'item', item)
      .map((output) => this.#book.find('processes', output.process))
      .filter((process) => process !== undefined);
    return [...direct, ...beside].filter((process) => process.site === site);
  }
}

interface Waiting {
  readonly process: Row<'processes'>;
  inputs: number;
}

/** Ids hold no slash. */
const place = (item: string, site: string) => `${item}/${site}`;

const supplies = new WeakMap<Book, Supply>();
export function supplyOf(book: Book): Supply {
  let supply = supplies.get(book);
  if (!supply) {
    supply = new Supply(book);
    supplies.set(book, supply);
  }
  return supply;
}

function* requirementsNothingCanSupply(book: Book): Iterable<Fault> {
  const supply = supplyOf(book);
  for (const row of book.rows('requirements')) {
    const accepted = book.where('accepts', 'requirement', row.id);
    if (accepted.length === 0) continue;
    const usable = accepted.filter((accept) => lackingFlags(book, accept).length === 0);
    if (usable.length === 0) yield fault('requirement-without-flags', 'requirements', row);
    else if (!usable.some((accept) => supply.reaches(accept.item, row.site))) {
      const { item, site, process, chain } = supply.missing(usable[0].item, row.site);
      yield fault('requirement-unsuppliable', 'requirements', row, undefined, { item, site, process, chain });
    }
  }
}

function* pledgesNothingCanSupply(book: Book): Iterable<Fault> {
  const supply = supplyOf(book);
  for (const row of book.rows('pledge_items')) {
    if (supply.reaches(row.item, row.site)) continue;
    const { item, site, process, chain } = supply.missing(row.item, row.site);
    yield note('pledge-item-unsuppliable', 'pledge_items', row, undefined, { item, site, process, chain });
  }
}
