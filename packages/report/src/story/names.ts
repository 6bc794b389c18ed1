import { describeTable, type Plan, rowId, type TableName, tableNames } from '@sinew/model';
import type { Lang } from '../format/number.ts';
import { readable } from '../language/speech.ts';

/** The name of a row in the reader's language, by table and id. */
export type Names = (table: string, id: string) => string;

/**
 * Names out of a plan. A row whose key is made of references (`rates`, `budgets`, `stocks`) is named by what it
 * refers to. Without a plan, and for rows it does not have, the id itself.
 */
export function namesOf(plan: Plan | undefined, lang: Lang): Names {
  if (!plan) return (_, id) => readable(id);
  const indexes = new Map<TableName, Map<string, Readonly<Record<string, unknown>>>>();
  const name: Names = (table, id) => {
    if (!(tableNames as readonly string[]).includes(table)) return readable(id);
    const tableName = table as TableName;
    let index = indexes.get(tableName);
    if (!index) {
      index = new Map(plan.tables[tableName].map((row) => [rowId(tableName, row), row]));
      indexes.set(tableName, index);
    }
    const row = index.get(id);
    const own = row && ((lang === 'fr' ? row.name_fr : undefined) ?? row.name);
    if (typeof own === 'string' && own !== '') return readable(own);
    // A place where something may stand without a row of its own (stock that only passes through) has its parts.
    const { key, columns } = describeTable(tableName);
    const parts = row ? key.map((column) => String(row[column] ?? '')) : id.split('/');
    if (key.length < 2 || parts.length !== key.length) return readable(id);
    return parts
      .map((part, k) => {
        const target = columns[key[k]].table;
        return target === undefined ? readable(part) : name(target, part);
      })
      .filter((part) => part !== '' && part !== 'base')
      .join(', ');
  };
  return name;
}
