import { JsonObject } from '../json/parse.ts';
import { parseJsonFile, readSettings } from '../json/record.ts';
import { decodeUtf8 } from '../read/decode.ts';
import { excerpt, FaultList } from '../read/faultList.ts';
import { PlanBuilder, type Reading } from '../read/reading.ts';
import { suggest } from '../read/suggest.ts';
import { type TableName, tableNames } from '../schema/tables.ts';
import { staysInside } from './paths.ts';
import { readTableCsv } from './readTable.ts';

export const descriptorName = 'datapackage.json';

/** Tells a fault's place where no table is concerned. */
const inDescriptor = { file: descriptorName };

/** Properties of a Frictionless data package that a plan reads or can do without, since it writes them itself. */
const readProperties = new Set(['$schema', 'profile', 'name', 'title', 'resources', 'sinew']);

/**
 * Reads a plan from the files of its folder, keyed by their path in it. The folder is a Frictionless tabular data
 * package: `datapackage.json` lists the tables (a resource named after a table, one CSV file each) and holds the
 * settings and the calendar under `sinew`. A table that is not listed is empty; a CSV file that is not listed is a
 * fault; other files are not looked at. Column types come from Sinew's own schema, never from the package's.
 * Gives all faults at once and never a part of a plan. Throws nothing.
 */
export function readFolder(files: ReadonlyMap<string, Uint8Array>): Reading {
  const faults = new FaultList();
  const plan = new PlanBuilder(faults);
  const bytes = files.get(descriptorName);
  if (!bytes) {
    faults.add({ code: 'descriptor-missing', detail: { file: descriptorName } });
    return plan.finish();
  }
  const text = decodeUtf8(bytes, { detail: { file: descriptorName } }, faults);
  const descriptor = text === undefined ? undefined : parseJsonFile(text, descriptorName, faults);
  if (descriptor === undefined) return plan.finish();
  if (!(descriptor instanceof JsonObject)) {
    faults.add({
      code: 'json-kind',
      line: 1,
      value: excerpt(descriptor),
      detail: { ...inDescriptor, wanted: 'object' },
    });
    return plan.finish();
  }
  readDescriptor(descriptor, plan);
  const listed = readResources(descriptor, files, faults);
  tellUnlisted(files, listed, faults);
  for (const name of tableNames) {
    const path = listed.get(name);
    const content = path === undefined ? undefined : files.get(path);
    if (path !== undefined && content) readTableCsv(content, path, plan.table(name), faults);
  }
  return plan.finish();
}

/** The settings; `id` and `title` may stand as the package's own `name` and `title`, but not say something else. */
function readDescriptor(descriptor: JsonObject, plan: PlanBuilder): void {
  const { faults } = plan;
  for (const name of descriptor.names) {
    if (readProperties.has(name)) continue;
    faults.note({
      code: 'property-not-kept',
      column: excerpt(name),
      line: descriptor.line,
      detail: inDescriptor,
    });
  }
  const settings = descriptor.get('sinew');
  if (!(settings instanceof JsonObject)) {
    faults.add({
      code: 'settings-missing',
      table: 'plan',
      line: descriptor.line,
      detail: { file: descriptorName },
    });
    return;
  }
  const whole = new JsonObject(settings.line);
  whole.names.push(...settings.names);
  whole.values.push(...settings.values);
  for (const [own, field] of [
    ['name', 'id'],
    ['title', 'title'],
  ] as const) {
    const outer = descriptor.get(own);
    const inner = settings.get(field);
    if (typeof outer !== 'string') continue;
    if (inner === undefined) {
      whole.names.push(field);
      whole.values.push(outer);
    } else if (typeof inner === 'string' && !same(field, outer, inner)) {
      faults.add({
        code: 'settings-disagree',
        table: 'plan',
        column: field,
        line: settings.line,
        value: excerpt(outer),
        detail: { property: own, field, inner: excerpt(inner) },
      });
    }
  }
  readSettings(whole, plan);
}

/** Frictionless names have no capitals. */
function same(field: 'id' | 'title', outer: string, inner: string): boolean {
  return field === 'id' ? outer.toLowerCase() === inner.toLowerCase() : outer.trim() === inner.trim();
}

/** The path of each table that the descriptor lists. */
function readResources(
  descriptor: JsonObject,
  files: ReadonlyMap<string, Uint8Array>,
  faults: FaultList,
): ReadonlyMap<TableName, string> {
  const listed = new Map<TableName, string>();
  const resources = descriptor.get('resources') ?? [];
  if (!Array.isArray(resources)) {
    const detail = { ...inDescriptor, wanted: 'list' };
    faults.add({
      code: 'json-kind',
      column: 'resources',
      line: descriptor.line,
      value: excerpt(resources),
      detail,
    });
    return listed;
  }
  for (const resource of resources) {
    const line = resource instanceof JsonObject ? resource.line : descriptor.line;
    const path = resource instanceof JsonObject ? resource.get('path') : undefined;
    if (!(resource instanceof JsonObject) || typeof path !== 'string') {
      faults.add({
        code: 'resource-path',
        line,
        column: 'resources',
        value: excerpt(path ?? resource),
        detail: inDescriptor,
      });
      continue;
    }
    const value = excerpt(path);
    if (!staysInside(path)) {
      faults.add({ code: 'path-outside', line, column: 'path', value, detail: inDescriptor });
      continue;
    }
    tellDialect(resource, faults);
    const name = tableOf(path);
    if (name === undefined) {
      faults.add({
        code: 'table-unknown',
        line,
        value,
        detail: suggest(stem(path), tableNames, inDescriptor),
      });
    } else if (listed.has(name)) {
      faults.add({ code: 'table-repeated', line, table: name, value });
    } else if (files.has(path)) {
      listed.set(name, path);
    } else {
      faults.add({ code: 'resource-absent', line, table: name, value, detail: { file: path } });
    }
  }
  return listed;
}

/** Sinew reads one dialect of CSV; a package that declares another is not to be read as if it had not. */
function tellDialect(resource: JsonObject, faults: FaultList): void {
  const dialect = resource.get('dialect');
  const delimiter = dialect instanceof JsonObject ? dialect.get('delimiter') : undefined;
  const encoding = resource.get('encoding');
  const { line } = resource;
  if (delimiter !== undefined && delimiter !== ',') {
    faults.add({
      code: 'resource-dialect',
      line,
      column: 'dialect',
      value: excerpt(delimiter),
      detail: inDescriptor,
    });
  }
  if (typeof encoding === 'string' && !/^utf-?8$/i.test(encoding)) {
    faults.add({
      code: 'resource-dialect',
      line,
      column: 'encoding',
      value: excerpt(encoding),
      detail: inDescriptor,
    });
  }
}

/** CSV files that lie in the folder but are not listed: someone meant them to count. */
function tellUnlisted(
  files: ReadonlyMap<string, Uint8Array>,
  listed: ReadonlyMap<TableName, string>,
  faults: FaultList,
): void {
  const read = new Set(listed.values());
  for (const path of [...files.keys()].sort()) {
    if (!/\.(?:csv|tsv)$/i.test(path) || read.has(path)) continue;
    const table = tableOf(path);
    if (table !== undefined) {
      // A table that is listed twice, or from another place, was told of already or is told of here.
      faults.add({ code: 'csv-not-listed', table, value: excerpt(path), detail: { file: path, table } });
      continue;
    }
    faults.add({
      code: 'csv-unknown',
      value: excerpt(path),
      detail: suggest(stem(path), tableNames, { file: path }),
    });
  }
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

function tableOf(path: string): TableName | undefined {
  const name = stem(path);
  return path.endsWith('.csv') ? tableNames.find((table) => table === name) : undefined;
}
