const SIZE = 624;
const SHIFT = 397;
const STATE_BYTES = 5056;
/** Where the parts of a saved state lie, in bytes; the layout was read off states that PyTorch saved. */
const AT = { left: 8, isSeeded: 12, next: 16, words: 24, cached: 5024, hasCached: 5040 } as const;

/**
 * PyTorch's CPU generator: MT19937, seeded with the low 32 bits of the seed.
 * Source: M. Matsumoto and T. Nishimura, ACM TOMACS 8 (1998), 3–30; how PyTorch draws from it, by observation.
 */
export class Generator {
  /** As `initial_seed()` gives it back. */
  seed: bigint;
  /** The second value of the last Box–Muller pair, for the next single normal draw. */
  cachedNormal: number | undefined;
  private readonly state = new Uint32Array(SIZE);
  private next = SIZE;
  /** Nothing was drawn since the seed: a saved state says so. */
  private isFresh = true;

  constructor(seed: bigint) {
    this.seed = seed;
    this.reseed(seed);
  }

  /** `manual_seed(seed)`. */
  reseed(seed: bigint): void {
    this.seed = seed;
    this.cachedNormal = undefined;
    const { state } = this;
    state[0] = Number(BigInt.asUintN(32, seed));
    for (let i = 1; i < SIZE; i++) {
      const previous = state[i - 1] as number;
      state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
    this.next = SIZE;
    this.isFresh = true;
  }

  /** 32 bits, in [0, 2^32). */
  draw32(): number {
    if (this.next === SIZE) this.twist();
    let y = this.state[this.next++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** 64 bits: the high word is drawn first. */
  draw64(): bigint {
    const high = this.draw32();
    const low = this.draw32();
    return (BigInt(high) << 32n) | BigInt(low);
  }

  /** Uniform in [0, 1), a multiple of 2^-24. */
  uniform24(): number {
    return (this.draw32() & 0xffffff) * 2 ** -24;
  }

  /** Uniform in [0, 1), a multiple of 2^-53: the low 53 bits of a 64-bit draw. */
  uniform53(): number {
    const high = this.draw32();
    const low = this.draw32();
    return ((high & 0x1fffff) * 2 ** 32 + low) * 2 ** -53;
  }

  /** One standard normal value by Box–Muller in float64; every second one was made with the one before. */
  normal(): number {
    const { cachedNormal } = this;
    if (cachedNormal !== undefined) {
      this.cachedNormal = undefined;
      return cachedNormal;
    }
    const first = this.uniform53();
    const second = this.uniform53();
    const radius = Math.sqrt(-2 * Math.log1p(-second));
    const angle = 2 * Math.PI * first;
    this.cachedNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** The 5056 bytes of `get_state()`. */
  save(): Uint8Array {
    const bytes = new Uint8Array(STATE_BYTES);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(0, BigInt.asUintN(64, this.seed), true);
    view.setInt32(AT.left, this.isFresh ? 1 : SIZE + 1 - this.next, true);
    view.setInt32(AT.isSeeded, 1, true);
    view.setBigUint64(AT.next, BigInt(this.isFresh ? 0 : this.next), true);
    for (let i = 0; i < SIZE; i++) view.setUint32(AT.words + 8 * i, this.state[i] as number, true);
    view.setFloat64(AT.cached, this.cachedNormal ?? 0, true);
    view.setInt32(AT.hasCached, this.cachedNormal === undefined ? 0 : 1, true);
    return bytes;
  }

  /** `set_state()`. @returns false when the bytes are no state. */
  load(bytes: Uint8Array): boolean {
    if (bytes.length !== STATE_BYTES) return false;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (view.getInt32(AT.isSeeded, true) !== 1) return false;
    this.seed = view.getBigUint64(0, true);
    const left = view.getInt32(AT.left, true);
    const next = Number(view.getBigUint64(AT.next, true));
    this.isFresh = left === 1 && next === 0;
    this.next = left === 1 ? SIZE : next;
    for (let i = 0; i < SIZE; i++) this.state[i] = view.getUint32(AT.words + 8 * i, true);
    this.cachedNormal = view.getInt32(AT.hasCached, true) === 0 ? undefined : view.getFloat64(AT.cached, true);
    return true;
  }

  private twist(): void {
    const { state } = this;
    let i = 0;
    for (; i < SIZE - SHIFT; i++) state[i] = mix(state, i, i + 1) ^ (state[i + SHIFT] as number);
    for (; i < SIZE - 1; i++) state[i] = mix(state, i, i + 1) ^ (state[i + SHIFT - SIZE] as number);
    state[i] = mix(state, i, 0) ^ (state[SHIFT - 1] as number);
    this.next = 0;
    this.isFresh = false;
  }
}

/** The upper bit of one word and the rest of the following one, through the twister's matrix. */
function mix(state: Uint32Array, i: number, following: number): number {
  const y = ((state[i] as number) & 0x80000000) | ((state[following] as number) & 0x7fffffff);
  return (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
}
