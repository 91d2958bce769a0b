import { refuse } from "./weights-file-error.ts";

const MAX_LINE_BYTES = 1024;
const MAX_INTEGER_BYTES = 32;

/** Reads a file from front to back, little-endian; every read is checked against the file's end. */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  position = 0;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = position;
  }

  #take(length: number): number {
    const at = this.position;
    if (at < 0 || at + length > this.#bytes.byteLength) refuse("it ends too early: it was cut off");
    this.position = at + length;
    return at;
  }

  skip(length: number): void {
    this.#take(length);
  }

  u8 = (): number => this.#view.getUint8(this.#take(1));
  u16 = (): number => this.#view.getUint16(this.#take(2), true);
  u32 = (): number => this.#view.getUint32(this.#take(4), true);
  i32 = (): number => this.#view.getInt32(this.#take(4), true);

  /** @throws WeightsFileError beyond what a number holds exactly: no file is that long. */
  u64(): number {
    const value = this.#view.getBigUint64(this.#take(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) refuse(`it speaks of ${value} bytes`);
    return Number(value);
  }

  bigEndianF64 = (): number => this.#view.getFloat64(this.#take(8), false);

  /** Two's complement in `length` bytes; a number where it fits. */
  signed(length: number): number | bigint {
    if (length > MAX_INTEGER_BYTES) refuse(`it holds an integer of ${length} bytes`);
    const bytes = this.bytes(length);
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] as number);
    const wrapped = BigInt.asIntN(length * 8, value);
    return wrapped >= Number.MIN_SAFE_INTEGER && wrapped <= Number.MAX_SAFE_INTEGER ? Number(wrapped) : wrapped;
  }

  /** A view. */
  bytes(length: number): Uint8Array {
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  text(length: number): string {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(this.bytes(length));
    } catch (cause) {
      if (cause instanceof TypeError) refuse("it holds a text that is not UTF-8", cause);
      throw cause;
    }
  }

  /** Up to a line feed, which is taken too. */
  line(): string {
    const end = this.#bytes.subarray(this.position, this.position + MAX_LINE_BYTES).indexOf(0x0a);
    if (end < 0) refuse("its pickle holds a name without an end");
    const text = this.text(end);
    this.skip(1);
    return text;
  }
}
