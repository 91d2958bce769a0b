const SIZE = 624;
const SHIFT = 397;

/**
 * MT19937, seeded and drawn from as PyTorch's CPU generator does it, so that a seed means here what
 * `torch.manual_seed(seed)` means there.
 * Source: M. Matsumoto and T. Nishimura, ACM TOMACS 8 (1998), 3–30; PyTorch's use of it by observation.
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(SIZE);
  #next = SIZE;

  /** @param seed integer; its low 32 bits count. */
  constructor(seed: number) {
    const state = this.#state;
    state[0] = seed >>> 0;
    for (let i = 1; i < SIZE; i++) {
      const previous = state[i - 1] as number;
      state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  /** The next 32 bits, in [0, 2^32). */
  draw32(): number {
    if (this.#next === SIZE) this.#twist();
    let y = this.#state[this.#next++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** Uniform in [0, 1), a multiple of 2^-24: what a float32 holds exactly. */
  uniform24(): number {
    return (this.draw32() & 0xffffff) * 2 ** -24;
  }

  /** Uniform in [0, 1), a multiple of 2^-53: the low 53 bits of a 64-bit draw, as `bernoulli_` compares them. */
  uniform53(): number {
    const high = this.draw32();
    const low = this.draw32();
    return ((high & 0x1fffff) * 2 ** 32 + low) * 2 ** -53;
  }

  /**
   * Fills with float32 values uniform in [-bound, bound), as `tensor.uniform_(-bound, bound)`:
   * `u · (bound − (−bound)) − bound` with one rounding at the end.
   */
  fillUniform(target: Float32Array, bound: number): void {
    const low = Math.fround(-bound);
    const range = Math.fround(Math.fround(bound) - low);
    for (let i = 0; i < target.length; i++) target[i] = this.uniform24() * range + low;
  }

  /** A permutation of 0 … n−1, as `torch.randperm(n)`: Fisher–Yates from the front. */
  permutation(n: number): Int32Array {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    for (let i = 0; i < n - 1; i++) {
      const j = i + (this.draw32() % (n - i));
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    return order;
  }

  #twist(): void {
    const state = this.#state;
    for (let i = 0; i < SIZE; i++) {
      const y = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % SIZE] as number) & 0x7fffffff);
      state[i] = (state[(i + SHIFT) % SIZE] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
  }
}
