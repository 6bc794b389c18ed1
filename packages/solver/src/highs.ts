import runtime, { type InitOptions, type Highs as Runtime } from 'highs';

/** The loaded HiGHS WebAssembly runtime. One serves many sessions, one solve at a time. */
export type Highs = Runtime;

/** Where a browser finds `highs.wasm` when a bundler has moved it; in Node none of it is needed. */
export interface LoadOptions {
  readonly locateFile?: (file: string) => string;
  readonly wasmBinary?: ArrayBuffer | ArrayBufferView;
  readonly wasmModule?: WebAssembly.Module;
}

// The package's types describe its CommonJS face, where the loader would be `runtime.default`; what Node and
// bundlers load is its ES module, whose default export is the loader itself.
const loadRuntime = runtime as unknown as (options?: InitOptions) => Promise<Runtime>;

let loading: Promise<Highs> | undefined;

/** The runtime of this thread, compiled on the first call; `options` count on that call only. */
export function loadHighs(options: LoadOptions = {}): Promise<Highs> {
  const load = loading ?? loadRuntime(options);
  loading = load;
  // A failed download may succeed the next time.
  load.catch(() => {
    if (loading === load) loading = undefined;
  });
  return load;
}

/**
 * Forgets the runtime, so that the next `loadHighs` compiles a fresh one. WebAssembly memory never shrinks
 * and a trap (out of memory, at 2 GiB) leaves it in an unknown state: nothing of it may be used again.
 */
export function abandonHighs(): void {
  loading = undefined;
}

const memoryLimit = 2 ** 31;

/**
 * Whether a trap comes of memory that is used up; WebAssembly does not say. Memory grows by a part of itself, and the arrays of
 * a program are small beside it: below half the limit it was something else.
 */
export function isExhausted(highs: Pick<Highs, 'memoryBytes'>): boolean {
  return highs.memoryBytes > memoryLimit / 2;
}

/** HiGHS states an unknown dual bound as ±1e200 or ±Infinity. */
export function finiteBound(bound: number): number {
  return Math.abs(bound) >= 1e100 ? Math.sign(bound) * Infinity : bound;
}
