import { checkPlan } from '../check/checkPlan.ts';
import type { Fault } from '../faults/fault.ts';
import { readFolder } from '../folder/readFolder.ts';
import { readJson } from '../json/readJson.ts';
import { readWorkbook } from '../workbook/readWorkbook.ts';
import { FaultList } from './faultList.ts';
import type { Reading } from './reading.ts';

/** A plan in one of its three forms, as bytes. `name` is the file's, for messages. */
export type PlanInput =
  | { readonly kind: 'folder'; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'json' | 'workbook'; readonly bytes: Uint8Array; readonly name: string };

/**
 * Reads a plan from a folder, a JSON file or an Excel workbook and checks what its rows mean together:
 *
 *     bytes -> text -> cells -> rows -> plan      every cell by its column; faults of form end here
 *                                       plan -> check    references, units, cycles; faults of meaning
 *
 * Gives the plan, deep-frozen, with notes for the planner; or every fault and no plan. Faults of meaning are looked for
 * only once every row could be read, since a row left out would make others seem to point at nothing. Never rejects
 * for what a file holds.
 */
export async function readPlan(input: PlanInput): Promise<Reading> {
  const reading = await readForm(input);
  if (reading.faults) return reading;
  const found = checkPlan(reading.plan);
  const notes: readonly Fault[] = [...reading.notes, ...found.filter(({ severity }) => severity === 'note')];
  if (!found.some(({ severity }) => severity === 'fault')) return { plan: reading.plan, notes };
  return { faults: [...found.filter(({ severity }) => severity === 'fault'), ...notes] };
}

function readForm(input: PlanInput): Reading | Promise<Reading> {
  if (input.kind === 'folder') return readFolder(input.files);
  if (input.kind === 'workbook') return readWorkbook(input.bytes);
  // Archives and compound files, by their first bytes: as JSON they would only be called binary.
  const [first, second] = input.bytes;
  if ((first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf)) {
    const faults = new FaultList();
    faults.add({ code: 'file-kind', detail: { file: input.name } });
    return { faults: faults.all() };
  }
  return readJson(input.bytes, input.name);
}
