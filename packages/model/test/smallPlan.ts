import { type Fault, type Plan, readFolder } from '@sinew/model';

/** The settings of a plan with nothing in it, as they stand in datapackage.json and in JSON. */
export const smallSettings = {
  id: 'small',
  title: 'A small plan',
  nation: 'CAN',
  currency: 'CAD',
  price_base: '2026-04-01',
  start: '2026-04-01',
  calendar: [{ bucket: 'month', count: 12 }],
};

const encoder = new TextEncoder();
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** A plan's folder that holds these tables, each as CSV text or bytes, with every one listed. */
export function folderOf(
  tables: Readonly<Record<string, string | Uint8Array>>,
  descriptor: Readonly<Record<string, unknown>> = {},
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const resources = Object.keys(tables).map((name) => ({ name, path: `${name}.csv` }));
  const whole = { name: 'small', title: 'A small plan', sinew: smallSettings, resources, ...descriptor };
  files.set('datapackage.json', bytesOf(JSON.stringify(whole)));
  for (const [name, content] of Object.entries(tables)) {
    files.set(`${name}.csv`, typeof content === 'string' ? bytesOf(content) : content);
  }
  return files;
}

/** The faults of one table given as CSV. */
export function faultsOf(tables: Readonly<Record<string, string | Uint8Array>>): readonly Fault[] {
  return readFolder(folderOf(tables)).faults ?? [];
}

export function planOf(tables: Readonly<Record<string, string>>): Plan {
  const reading = readFolder(folderOf(tables));
  if (reading.faults) throw new Error(JSON.stringify(reading.faults));
  return reading.plan;
}

/** Bytes as text with one character each: what the test runner compares quickly where it walks typed arrays slowly. */
export function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

export function asTexts(files: ReadonlyMap<string, Uint8Array>): [string, string][] {
  return [...files].map(([path, bytes]) => [path, asText(bytes)]);
}
