import type { HuffmanTable } from "./jpeg-tables.ts";

/** A symbol's code and its length in bits, by symbol. */
export interface HuffmanCodes {
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

/** Source: ITU-T T.81, annex C.2. */
export function huffmanCodes({ counts, symbols }: HuffmanTable): HuffmanCodes {
  const codes = new Uint16Array(256);
  const lengths = new Uint8Array(256);
  let code = 0;
  let next = 0;
  for (const [i, count] of counts.entries()) {
    for (let k = 0; k < count; k++) {
      const symbol = symbols[next++] as number;
      codes[symbol] = code++;
      lengths[symbol] = i + 1;
    }
    code <<= 1;
  }
  return { codes, lengths };
}

/** Bits, highest first, into bytes that grow as they must; a byte of ones is followed by a zero, as JPEG wants. */
export class BitWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private held = 0;
  private heldBits = 0;

  /** @param count 1 to 16. */
  write(bits: number, count: number): void {
    this.held = (this.held << count) | bits;
    this.heldBits += count;
    while (this.heldBits >= 8) {
      this.heldBits -= 8;
      const byte = (this.held >> this.heldBits) & 0xff;
      this.put(byte);
      if (byte === 0xff) this.put(0);
    }
    this.held &= (1 << this.heldBits) - 1;
  }

  /** Fills the last byte with ones. @returns the bytes written. */
  finish(): Uint8Array {
    if (this.heldBits > 0) this.write((1 << (8 - this.heldBits)) - 1, 8 - this.heldBits);
    return this.bytes.subarray(0, this.length);
  }

  private put(byte: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = byte;
  }
}
