import type { Fault } from '../faults/fault.ts';
import type { ReadingCode } from '../faults/reading.ts';
import { limits } from './limits.ts';

export interface ReadingFault extends Omit<Fault, 'code' | 'severity'> {
  readonly code: ReadingCode;
}

/** Gathers every fault of a plan as it is read; beyond `limits.faults` they are counted, and the count is said. */
export class FaultList {
  readonly #faults: Fault[] = [];
  readonly #notes: Fault[] = [];
  #count = 0;

  add(fault: ReadingFault): void {
    this.#count++;
    if (this.#count <= limits.faults) this.#faults.push({ severity: 'fault', ...fault });
  }

  note(note: ReadingFault): void {
    if (this.#notes.length < limits.faults) this.#notes.push({ severity: 'note', ...note });
  }

  get count(): number {
    return this.#count;
  }

  get notes(): readonly Fault[] {
    return this.#notes;
  }

  /** The faults, then the notes. */
  all(): Fault[] {
    const rest = this.#count - this.#faults.length;
    const more: Fault[] =
      rest > 0
        ? [{ code: 'more-faults', severity: 'fault', detail: { count: rest, limit: limits.faults } }]
        : [];
    return [...this.#faults, ...more, ...this.#notes];
  }
}

/** A value cut to a readable length on one line, its unseen characters spelled out. */
export function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value.slice(0, 80) : describe(value).slice(0, 80);
  let shown = '';
  for (const character of text.slice(0, 60)) {
    const code = character.codePointAt(0)!;
    const unseen = code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0x202a && code <= 0x202e);
    shown += unseen ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return text.length > 60 ? `${shown}…` : shown;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, 20).map(String).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  return String(value);
}
