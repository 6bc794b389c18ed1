import type { Fault } from '../faults/fault.ts';
import type { EffectKind } from '../schema/action.ts';
import type { Row, TableName } from '../schema/tables.ts';
import type { Book } from './book.ts';
import { fault, note, type Rule } from './rule.ts';

/** Rules on what measures change. */
export const effectRules: readonly Rule[] = [effectTargets, effectFitsItsTarget, effectQuantities];

/** The table whose row an effect names as its target. An arrival of stock needs no row of `stocks`. */
const targets: Readonly<Record<Exclude<EffectKind, 'stock' | 'shorten'>, TableName>> = {
  capacity: 'rates',
  resource: 'resources',
  training_places: 'resources',
  storage: 'stocks',
  fit: 'accepts',
  data: 'accepts',
  release: 'accepts',
  offtake: 'processes',
  keep_warm: 'processes',
};

function* effectTargets(book: Book): Iterable<Fault> {
  for (const row of book.rows('effects')) {
    const { kind, target } = row;
    if (kind === 'stock') {
      const [item, site, ...rest] = target.split('/');
      if (rest.length > 0 || site === undefined) yield unresolved(row, 'items, sites');
      else if (!book.byId('items').has(item)) yield unresolved(row, 'items', book.near('items', item));
      else if (!book.byId('sites').has(site)) yield unresolved(row, 'sites', book.near('sites', site));
    } else if (kind === 'shorten') {
      if (target !== '*' && !book.byId('measures').has(target)) {
        yield unresolved(row, 'measures', book.near('measures', target));
      }
    } else if (!book.byId(targets[kind]).has(target)) {
      yield unresolved(row, targets[kind], book.near(targets[kind], target));
    }
  }
}

function unresolved(row: Row<'effects'>, table: string, near: { readonly nearest?: string } = {}): Fault {
  return fault('effect-target', 'effects', row, 'target', { kind: row.kind, table, ...near });
}

/** The target exists, and is one that this effect can change. */
function* effectFitsItsTarget(book: Book): Iterable<Fault> {
  for (const row of book.rows('effects')) {
    const { kind, target } = row;
    if (kind === 'training_places' && book.find('resources', target)?.kind === 'capacity') {
      yield fault('training-without-pool', 'effects', row, 'target');
    } else if (kind === 'storage') {
      const stock = book.find('stocks', target);
      if (stock && stock.storage_limit === undefined)
        yield fault('storage-without-limit', 'effects', row, 'target');
    } else if (kind === 'keep_warm') {
      const process = book.find('processes', target);
      if (process && (!process.minimum_rate || process.minimum_mode !== 'while_warm')) {
        yield fault('warmth-without-minimum', 'effects', row, 'target');
      }
    } else if (kind === 'fit' || kind === 'data' || kind === 'release') {
      if (book.find('accepts', target)?.[kind] === true)
        yield note('flag-already-held', 'effects', row, 'target', { kind });
    } else if (kind === 'shorten' && target === row.measure) {
      yield fault('shortens-itself', 'effects', row, 'target');
    }
  }
}

function* effectQuantities(book: Book): Iterable<Fault> {
  for (const row of book.rows('effects')) {
    const { kind, quantity } = row;
    if (kind === 'shorten') {
      if (quantity <= 0 || quantity > 1) yield fault('shorten-factor', 'effects', row, 'quantity');
    } else {
      if (row.step_kind !== undefined) yield note('step-kind-unused', 'effects', row, 'step_kind', { kind });
      const counts = kind !== 'fit' && kind !== 'data' && kind !== 'release' && kind !== 'keep_warm';
      if (counts && quantity === 0) yield note('effect-of-nothing', 'effects', row, 'quantity');
    }
    if (kind === 'stock' && row.lasts !== undefined)
      yield note('lasts-unused', 'effects', row, 'lasts', { kind });
  }
}
