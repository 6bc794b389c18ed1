import { dayOf, describeTable, formatDay, periodOf, type TableName, type Words } from '@sinew/model';
import type { Session } from '@sinew/solver';
import type { Contradiction } from '../outcome/outcome.ts';
import { type Block, blockFinder } from '../program/blocks.ts';
import type { PlanProgram } from '../program/build.ts';
import { constraintName } from '../words/constraints.ts';
import { dayWords } from '../words/dates.ts';
import { named, nameOf, setOff } from '../words/names.ts';
import { type Ask, type Asks, askWords } from './request.ts';
import { wholeContradiction } from './wholeContradiction.ts';

/**
 * What cannot all hold, rows of the plan and what was asked of its decisions: an irreducible set, so that to change
 * any one of them is enough. Stock balances only tie the others together and are left out where anything else is
 * named, but for the firm receipts in them; so are rates of segments that are shut then, which no other rate would open. A contradiction of whole numbers, which the relaxation does not show, is looked for among the decisions.
 */
export function contradictionsOf(session: Session, program: PlanProgram, asks: Asks): Contradiction[] {
  const { rows, columns } = session.iis();
  const rowBlock = blockFinder(program.blocks, 'row');
  const columnBlock = blockFinder(program.blocks, 'column');
  const found = new Map<string, Contradiction>();
  const add = (block: Block | undefined, index: number | null) => {
    if (!block) return;
    const key = `${block.constraint} ${block.table} ${block.row}`;
    if (!found.has(key))
      found.set(key, statementOf(program, block, index === null ? null : index - block.first));
  };
  const addAsk = (ask: Ask) => {
    const statement = askStatement(program, ask);
    found.set(`${ask.asked} ${ask.measure} ${ask.date}`, statement);
  };
  for (const row of rows) {
    const ask = asks.rows.get(row);
    if (ask) addAsk(ask);
    else add(rowBlock(row), row);
    for (const receipt of receiptsIn(program, rowBlock(row), row))
      found.set(`receipt ${receipt.row}`, receipt);
  }
  for (const { column, bound } of columns) {
    if (bound === 'lower') continue;
    const ask = asks.columns.get(column);
    if (ask) addAsk(ask);
    else if (!isShut(program, columnBlock(column), column)) add(columnBlock(column), column);
  }
  if (rows.length + columns.length === 0) {
    for (const of of wholeContradiction(session, program, asks)) {
      if ('asked' in of) addAsk(of);
      else add(of, null);
    }
  }
  const all = [...found.values()];
  const telling = all.filter(
    ({ constraint, table }) => table === 'receipts' || (constraint !== 'balance' && constraint !== 'payment'),
  );
  return telling.length > 0 ? telling : all;
}

/** Firm receipts of the item, at the site and in the period, of which a row of the program is the stock balance. */
function receiptsIn(program: PlanProgram, block: Block | undefined, row: number): Contradiction[] {
  if (block?.constraint !== 'balance') return [];
  const { calendar, realised } = program.subjects.network;
  const t = row - block.first;
  const period = formatDay(calendar.start[t]);
  const place = rowWords(program, block);
  return realised.plan.tables.receipts.flatMap(({ date, id, item, site }) => {
    if (`${item}/${site}` !== block.row || periodOf(calendar, dayOf(date)) !== t) return [];
    const day = dayWords(date);
    const statement = {
      en: `the firm receipt: ${place.en}, on ${day.en}`,
      fr: `la réception ferme : ${place.fr}, le ${day.fr}`,
    };
    return [{ constraint: 'balance', table: 'receipts', row: id, period, statement }];
  });
}

/** Whether a segment may not run at all in the period of its capacity bound, whatever its rate. */
function isShut({ subjects }: PlanProgram, block: Block | undefined, column: number): boolean {
  const { segmentOf, segments } = subjects.network;
  if (block?.constraint !== 'capacity') return false;
  return segments[segmentOf.get(block.row)!].open[column - block.first] === 0;
}

/** What the k-th of a block says; null: all of it. */
function statementOf(program: PlanProgram, block: Block, k: number | null): Contradiction {
  const period = k === null ? null : startOf(program, block, k);
  const day = period === null ? undefined : dayWords(period);
  const when = day ? { en: `, from ${day.en}`, fr: `, à partir du ${day.fr}` } : { en: '', fr: '' };
  const what = constraintName(block.constraint);
  const row = rowWords(program, block);
  return {
    constraint: block.constraint,
    table: block.table,
    row: block.row,
    period,
    statement: { en: `${what.en}: ${row.en}${when.en}`, fr: `${what.fr} : ${row.fr}${when.fr}` },
  };
}

/** A row by its name; one whose key is made of references (`stocks`, `rates`) by the names of what it refers to. */
function rowWords({ subjects }: PlanProgram, { table, row }: Block): Words {
  const { tables } = subjects.network.realised.plan;
  const { key, columns } = describeTable(table);
  const parts = row.split('/');
  const names = parts.map((part, k) => {
    const target = key.length === 1 ? table : columns[key[k]]?.table;
    return target === undefined ? { en: part, fr: part } : nameIn(tables[target as TableName], part);
  });
  return setOff({ en: names.map(({ en }) => en).join(', '), fr: names.map(({ fr }) => fr).join(', ') });
}

function nameIn(rows: readonly object[], id: string): Words {
  const row = rows.find((one) => 'id' in one && one.id === id);
  return row && 'name' in row && typeof row.name === 'string'
    ? nameOf({ name: row.name, name_fr: 'name_fr' in row ? (row.name_fr as string | undefined) : undefined })
    : { en: id, fr: id };
}

function askStatement({ subjects }: PlanProgram, ask: Ask): Contradiction {
  const { calendar, realised } = subjects.network;
  const { asked, date, measure } = ask;
  const t = date === undefined ? -1 : calendar.start.findLastIndex((start) => start <= dayOf(date));
  const name = setOff(named(realised.plan.tables.measures, measure));
  const statement =
    asked === 'gap'
      ? {
          en: `your request for the gap, in which ${name.en} is not decided`,
          fr: `votre demande de l'écart, où ${name.fr} n'est pas décidée`,
        }
      : {
          en: `your request "${askWords(ask)}"`,
          fr: `votre demande « ${askWords(ask)} »`,
        };
  return {
    constraint: asked,
    table: 'measures',
    row: measure,
    period: t < 0 ? null : formatDay(calendar.start[t]),
    statement,
  };
}

/** First day of the k-th period or fiscal year of a block; null where it stands for the whole plan. */
export function startOf({ subjects }: PlanProgram, block: Block, k: number): string | null {
  const { calendar, money } = subjects.network;
  if (block.by === 'plan') return null;
  const t = block.by === 'fiscal year' ? money.yearOf.indexOf(k) : block.period + k;
  return t >= 0 && t < calendar.count ? formatDay(calendar.start[t]) : null;
}
