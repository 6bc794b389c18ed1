import { MemoryError, SolverError } from '@sinew/solver';
import { describe, expect, it } from 'vitest';
import { en } from '../src/language/en.ts';
import { fr } from '../src/language/fr.ts';
import { Refusal } from '../src/refusal.ts';
import { errorOf, WorkerFault } from '../src/work/runJob.ts';
import { troubleOf } from '../src/work/trouble.ts';

/** An error of a thread as the main thread has it: between them it is copied, and loses its class. */
const carried = (error: unknown) => errorOf(structuredClone(troubleOf(error)));

describe('the trouble of a thread', () => {
  it('is no fault of ours where the plan does not fit into the memory', () => {
    const told = carried(new MemoryError('1900 MiB'));
    expect(told).toBeInstanceOf(Refusal);
    expect((told as Refusal).say(en)).toMatch(/2 GiB.*fewer or longer periods/);
    expect((told as Refusal).say(fr)).toMatch(/2 Gio.*périodes moins nombreuses ou plus longues/);
  });

  it('is our fault where the solver fails otherwise', () => {
    expect(carried(new SolverError('status 4'))).toBeInstanceOf(WorkerFault);
  });
});
