/**
 * A seeded stream of numbers: splitmix32, D. Lemire and others' 32-bit variant of SplitMix (Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Not for secrets; the same seed gives
 * the same nation on every machine.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** Evenly in [0, 1). */
  unit(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = this.#state ^ (this.#state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** Evenly in [low, high), to three significant digits: figures a person could have typed. */
  between(low: number, high: number): number {
    return Number((low + (high - low) * this.unit()).toPrecision(3));
  }

  /** A whole number in [low, high]. */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.unit());
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.whole(0, from.length - 1)]!;
  }
}
