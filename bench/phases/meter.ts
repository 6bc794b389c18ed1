/** What one phase took. Peak is that of the whole process so far, so that it only grows. */
export interface Phase {
  readonly name: string;
  /** Seconds on the clock; on a shared machine others' work is in it. */
  readonly wall: number;
  /** Seconds of processor time of this process, all threads: what the phase costs whoever else is at work. */
  readonly cpu: number;
  /** Largest resident set so far, MiB. */
  readonly peak: number;
}

/** Runs phases one after the other and keeps what each took. */
export class Meter {
  readonly phases: Phase[] = [];
  readonly #onPhase: (phase: Phase) => void;

  constructor(onPhase: (phase: Phase) => void = () => {}) {
    this.#onPhase = onPhase;
  }

  async measure<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const wall = performance.now();
    const cpu = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    const phase: Phase = {
      name,
      wall: (performance.now() - wall) / 1000,
      cpu: (user + system) / 1e6,
      peak: peakMemory(),
    };
    this.phases.push(phase);
    this.#onPhase(phase);
    return result;
  }
}

/** Largest resident set of this process so far, MiB. Node states it in KiB on every system. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}
