import { EngineError } from "../errors.ts";

/** The element types that the engine knows, with their sizes in bytes. */
export const DTYPE_BYTES = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  I64: 8,
  U64: 8,
  F64: 8,
} as const;
export type Dtype = keyof typeof DTYPE_BYTES;

export interface TensorEntry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Byte range in the whole file, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly metadata: Readonly<Record<string, string>>;
  /** In order of their bytes. */
  readonly tensors: readonly TensorEntry[];
  /** Where the tensors' bytes begin. */
  readonly dataStart: number;
}

/** What a header may claim at most; a larger one is refused before it is parsed. */
export interface SafetensorsLimits {
  readonly maxHeaderBytes: number;
  readonly maxTensors: number;
}

const DEFAULT_LIMITS: SafetensorsLimits = { maxHeaderBytes: 1_000_000, maxTensors: 10_000 };
const MAX_DIMENSIONS = 8;

/**
 * Reads and checks the header of a safetensors file: 8 bytes little-endian header size, the header as JSON, then the
 * tensors' bytes without gaps or overlaps up to the end of the file.
 * @param bytes the whole file, or its beginning up to the end of the header; borrowed. Nothing of it is copied.
 * @param fileBytes the file's length; null where it isn't known yet: then it is where the last tensor ends.
 * @throws EngineError `safetensors-invalid`, its message naming what is wrong.
 * Source: the safetensors format description, https://github.com/huggingface/safetensors#format.
 */
export function parseSafetensorsHeader(
  bytes: Uint8Array,
  limits: SafetensorsLimits = DEFAULT_LIMITS,
  fileBytes: number | null = bytes.byteLength,
): SafetensorsHeader {
  if (bytes.byteLength < 8) refuse(`a file of ${bytes.byteLength} bytes has no header size`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getBigUint64(0, true);
  if (headerBytes > BigInt(limits.maxHeaderBytes)) refuse(`header of ${headerBytes} bytes exceeds the limit`);
  const dataStart = 8 + Number(headerBytes);
  if (dataStart > bytes.byteLength) refuse("the header ends beyond the file");
  const raw = parseJson(bytes.subarray(8, dataStart));

  const tensors: TensorEntry[] = [];
  let metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (name === "__metadata__") metadata = readMetadata(value);
    else tensors.push(readEntry(name, value, dataStart));
    if (tensors.length > limits.maxTensors) refuse(`more than ${limits.maxTensors} tensors`);
  }
  tensors.sort((a, b) => a.start - b.start || a.end - b.end);
  let position = dataStart;
  for (const tensor of tensors) {
    if (tensor.start !== position) refuse(`${tensor.name}: gap or overlap before its bytes`);
    position = tensor.end;
  }
  if (fileBytes !== null && position !== fileBytes) refuse(`tensors end at byte ${position}, the file at ${fileBytes}`);
  return { metadata, tensors, dataStart };
}

function refuse(message: string, cause?: unknown): never {
  throw new EngineError("safetensors-invalid", message, { cause });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(bytes: Uint8Array): Record<string, unknown> {
  if (bytes[0] !== 0x7b) refuse('the header does not begin with "{"');
  let text: string;
  let raw: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    raw = JSON.parse(text);
  } catch (cause) {
    refuse("the header is not JSON", cause);
  }
  if (!isRecord(raw)) refuse("the header is not an object");
  return raw;
}

function readMetadata(value: unknown): Record<string, string> {
  if (!isRecord(value)) refuse("__metadata__ is not an object");
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry !== "string") refuse(`__metadata__.${key} is not a string`);
  }
  return value as Record<string, string>;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function readEntry(name: string, value: unknown, dataStart: number): TensorEntry {
  if (!isRecord(value)) refuse(`${name}: not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== "string" || !Object.hasOwn(DTYPE_BYTES, dtype))
    refuse(`${name}: unknown dtype ${String(dtype)}`);
  if (!Array.isArray(shape) || shape.length > MAX_DIMENSIONS || !shape.every(isCount)) refuse(`${name}: bad shape`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) refuse(`${name}: bad data_offsets`);
  const [begin, end] = offsets as [number, number];
  let elements = 1;
  for (const extent of shape as number[]) elements *= extent;
  const expected = elements * DTYPE_BYTES[dtype as Dtype];
  if (!Number.isSafeInteger(expected) || end - begin !== expected) {
    refuse(`${name}: ${end - begin} bytes for shape [${shape.join(", ")}] of ${dtype}`);
  }
  return { name, dtype: dtype as Dtype, shape: shape as number[], start: dataStart + begin, end: dataStart + end };
}
