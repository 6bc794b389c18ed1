/**
 * xoshiro128**, a generator of 32-bit numbers with a state of four words (D. Blackman and S. Vigna, "Scrambled Linear
 * Pseudorandom Number Generators", ACM Transactions on Mathematical Software 47(4), 2021). Not for secrets.
 */
export class Xoshiro128 {
  readonly #state: Uint32Array;

  /** Throws a RangeError for a state of zeros, which the generator never leaves. */
  constructor(state: readonly [number, number, number, number]) {
    this.#state = Uint32Array.from(state);
    if (this.#state.every((word) => word === 0))
      throw new RangeError('A state of zeros draws nothing but zeros.');
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const s = this.#state;
    const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return result;
  }

  /** A number of the open interval (0, 1), uniform on the middles of 2³² parts of it. */
  share(): number {
    return (this.next() + 0.5) / 2 ** 32;
  }

  /** A whole number from 0 to `count` − 1, each equally likely: what would favour some is drawn again. */
  below(count: number): number {
    const most = Math.floor(2 ** 32 / count) * count;
    let drawn = this.next();
    while (drawn >= most) drawn = this.next();
    return drawn % count;
  }
}

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** The generator of one name under a seed: other names, and other seeds, have others that do not go with it. */
export function generatorOf(seed: number, name: string): Xoshiro128 {
  const word = (k: number) => hash(`${k} ${seed} ${name}`);
  return new Xoshiro128([word(0), word(1), word(2), word(3) | 1]);
}

/** FNV-1a of the text's UTF-16 units (G. Fowler, L. C. Noll, K.-P. Vo), then the finaliser of MurmurHash3 (A. Appleby). */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) h = Math.imul(h ^ text.charCodeAt(k), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
