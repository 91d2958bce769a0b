/** A tensor of a GGUF file, its bytes still as stored. */
export interface GgufTensor {
  /** Outermost extent first (row-major); GGUF stores them innermost first. */
  readonly shape: readonly number[];
  readonly dtype: "F32" | "F16";
  readonly bytes: Uint8Array;
}

export interface GgufFile {
  readonly metadata: ReadonlyMap<string, string | number | boolean>;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
}

const MAX_ENTRIES = 100_000;
const MAX_STRING_BYTES = 65_536;
const MAX_DIMENSIONS = 4;
/** ggml's type numbers; the others are quantised formats, which are not read here. */
const GGML_DTYPES = new Map([
  [0, { dtype: "F32", size: 4 }],
  [1, { dtype: "F16", size: 2 }],
] as const);

/**
 * Reads a GGUF file of version 3 with scalar metadata and unquantised tensors.
 * Every length is checked against the file before it is used: a cut or forged file ends in an error, never in a wild read.
 * @param bytes the whole file; tensors are views of it.
 * @throws Error naming the first thing that does not fit.
 * Source: the GGUF description, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
 */
export function readGguf(bytes: Uint8Array): GgufFile {
  const reader = new Reader(bytes);
  if (reader.u32() !== 0x46554747) throw new Error('not a GGUF file: its first four bytes are not "GGUF"');
  const version = reader.u32();
  if (version !== 3) throw new Error(`GGUF version ${version}; only version 3 is read`);
  const tensorCount = reader.count(MAX_ENTRIES, "tensors");
  const entryCount = reader.count(MAX_ENTRIES, "metadata entries");

  const metadata = new Map<string, string | number | boolean>();
  for (let i = 0; i < entryCount; i++) {
    const key = reader.string();
    metadata.set(key, reader.scalar(reader.u32(), key));
  }
  const directory: { name: string; shape: number[]; type: number; offset: number }[] = [];
  for (let i = 0; i < tensorCount; i++) {
    const name = reader.string();
    const dimensions = reader.u32();
    if (dimensions > MAX_DIMENSIONS) throw new Error(`${name}: ${dimensions} dimensions`);
    const shape: number[] = [];
    for (let d = 0; d < dimensions; d++) shape.unshift(reader.count(2 ** 31, `extent of ${name}`));
    directory.push({ name, shape, type: reader.u32(), offset: reader.count(bytes.byteLength, `offset of ${name}`) });
  }

  const alignment = metadata.get("general.alignment") ?? 32;
  if (typeof alignment !== "number" || alignment < 1) throw new Error("general.alignment is not a positive number");
  const dataStart = Math.ceil(reader.position / alignment) * alignment;
  const tensors = new Map<string, GgufTensor>();
  for (const { name, shape, type, offset } of directory) {
    const kind = GGML_DTYPES.get(type as 0 | 1);
    if (!kind) throw new Error(`${name}: ggml type ${type} is not read`);
    const length = shape.reduce((product, extent) => product * extent, 1) * kind.size;
    const start = dataStart + offset;
    if (start + length > bytes.byteLength) throw new Error(`${name}: its values end beyond the file`);
    if (tensors.has(name)) throw new Error(`two tensors are called ${name}`);
    tensors.set(name, { shape, dtype: kind.dtype, bytes: bytes.subarray(start, start + length) });
  }
  return { metadata, tensors };
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #take(length: number): number {
    const at = this.position;
    if (at + length > this.#bytes.byteLength)
      throw new Error(`the file ends at byte ${this.#bytes.byteLength}, too early`);
    this.position = at + length;
    return at;
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  count(limit: number, what: string): number {
    const value = this.#view.getBigUint64(this.#take(8), true);
    if (value > BigInt(limit)) throw new Error(`${value} is too many for ${what}`);
    return Number(value);
  }

  string(): string {
    const length = this.count(MAX_STRING_BYTES, "bytes of a string");
    const at = this.#take(length);
    return new TextDecoder("utf-8", { fatal: true }).decode(this.#bytes.subarray(at, at + length));
  }

  scalar(type: number, key: string): string | number | boolean {
    switch (type) {
      case 0:
        return this.#view.getUint8(this.#take(1));
      case 1:
        return this.#view.getInt8(this.#take(1));
      case 2:
        return this.#view.getUint16(this.#take(2), true);
      case 3:
        return this.#view.getInt16(this.#take(2), true);
      case 4:
        return this.u32();
      case 5:
        return this.#view.getInt32(this.#take(4), true);
      case 6:
        return this.#view.getFloat32(this.#take(4), true);
      case 7:
        return this.#view.getUint8(this.#take(1)) !== 0;
      case 8:
        return this.string();
      case 10:
        return Number(this.#view.getBigUint64(this.#take(8), true));
      case 11:
        return Number(this.#view.getBigInt64(this.#take(8), true));
      case 12:
        return this.#view.getFloat64(this.#take(8), true);
      default:
        throw new Error(`${key}: metadata of type ${type} is not read`);
    }
  }
}
