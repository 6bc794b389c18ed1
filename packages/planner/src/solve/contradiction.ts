import { formatDay } from '@sinew/model';
import type { Session } from '@sinew/solver';
import type { Contradiction } from '../outcome/outcome.ts';
import { type Block, blockFinder } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { constraintName } from '../words/constraints.ts';

/**
 * The rows of the plan that cannot all hold: an irreducible set, so that to change any one of them is enough. Stock
 * balances only tie the others together and are left out where anything else is named.
 */
export function contradictionsOf(session: Session, program: PlanProgram): Contradiction[] {
  const { rows, columns } = session.iis();
  const rowBlock = blockFinder(program.blocks, 'row');
  const columnBlock = blockFinder(program.blocks, 'column');
  const found = new Map<string, Contradiction>();
  const add = (block: Block | undefined, index: number) => {
    if (!block) return;
    const key = `${block.constraint} ${block.table} ${block.row}`;
    if (!found.has(key)) found.set(key, statementOf(program, block, index - block.first));
  };
  for (const row of rows) add(rowBlock(row), row);
  for (const { column, bound } of columns) if (bound !== 'lower') add(columnBlock(column), column);
  const all = [...found.values()];
  const telling = all.filter(({ constraint }) => constraint !== 'balance' && constraint !== 'payment');
  return telling.length > 0 ? telling : all;
}

function statementOf(program: PlanProgram, block: Block, k: number): Contradiction {
  const period = startOf(program, block, k);
  const when = period === null ? { en: '', fr: '' } : { en: ` from ${period}`, fr: ` à partir du ${period}` };
  const name = constraintName(block.constraint);
  return {
    constraint: block.constraint,
    table: block.table,
    row: block.row,
    period,
    statement: {
      en: `${name.en} of ${block.table} ${block.row}${when.en} cannot hold together with the others named here`,
      fr: `${name.fr} de ${block.table} ${block.row}${when.fr} est incompatible avec les autres lignes nommées ici`,
    },
  };
}

/** First day of the k-th period or fiscal year of a block; null where it stands for the whole plan. */
export function startOf({ subjects }: PlanProgram, block: Block, k: number): string | null {
  const { calendar, money } = subjects.network;
  if (block.by === 'plan') return null;
  const t = block.by === 'fiscal year' ? money.yearOf.indexOf(k) : block.period + k;
  return t >= 0 && t < calendar.count ? formatDay(calendar.start[t]) : null;
}
