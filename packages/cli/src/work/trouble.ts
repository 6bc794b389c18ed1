import type { Words } from '@sinew/model';
import { InterruptedError, RequestError } from '@sinew/planner';
import { MemoryError } from '@sinew/solver';

/** How a thread that solves says that it came to no answer: plain data, since errors lose their class between threads. */
export type Trouble =
  /** Asked for what the plan does not have. */
  | { readonly kind: 'request'; readonly what: Words; readonly remedy: Words }
  | { readonly kind: 'stopped' }
  /** The plan does not fit into the solver's memory. */
  | { readonly kind: 'memory' }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string | undefined };

/** An error of the thread as it is said. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof RequestError) return { kind: 'request', what: error.what, remedy: error.remedy };
  if (error instanceof InterruptedError) return { kind: 'stopped' };
  if (error instanceof MemoryError) return { kind: 'memory' };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'fault', message, stack };
}
