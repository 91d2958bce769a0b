import type { Head } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { halvesToFloat32 } from "../safetensors/half-float.ts";
import { parseSafetensorsHeader, type TensorEntry } from "../safetensors/parse-safetensors-header.ts";

export interface ImportedHead {
  readonly head: Head;
  /** Names of the classes, where the file has them, one a row. */
  readonly classes: readonly string[] | null;
  /** sha256 of the weights below it, where the file says: a head fits no other backbone. */
  readonly backboneSha256: string | null;
  readonly title: string | null;
  /** The file is a whole classifier whose backbone was trained too: its head goes with no other. */
  readonly needsItsBackbone: boolean;
}

/**
 * Under which names a head's layers may lie, in the order in which they run: a head alone, a whole exported classifier, the
 * state dict of an `nn.Sequential` or an `nn.Linear`.
 */
const NAMES: readonly (readonly string[])[] = [
  ["hidden.", "head."],
  ["head."],
  ["classifier.0.", "classifier.2."],
  ["classifier."],
  ["fc.0.", "fc.2."],
  ["fc."],
  ["0.", "2."],
  [""],
];
const LIMITS = { maxHeaderBytes: 256 * 1024, maxTensors: 1000 };
/** The largest classifier that is exported takes two thirds of that. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a head from a `.safetensors` file: one exported here, alone or with its backbone, or one that PyTorch wrote.
 * @param bytes the whole file; borrowed.
 * @param expected what the head must fit; a limit that is left out is not checked.
 * @throws EngineError `safetensors-invalid` saying what is wrong.
 */
export function importHead(
  bytes: Uint8Array,
  expected: { readonly width?: number; readonly classCount?: number } = {},
): ImportedHead {
  if (bytes.byteLength > MAX_BYTES) refuse(`${bytes.byteLength} bytes are too many for a head`);
  const { tensors, metadata } = parseSafetensorsHeader(bytes, LIMITS);
  const head = headOf(bytes, tensors);
  if (expected.width !== undefined && head.width !== expected.width) {
    refuse(`the head takes ${head.width} features, not ${expected.width}`);
  }
  if (expected.classCount !== undefined && head.classCount !== expected.classCount) {
    refuse(`the head has ${head.classCount} classes, not ${expected.classCount}`);
  }
  return {
    head,
    classes: classesOf(metadata.classes, head.classCount),
    backboneSha256: metadata.backbone_sha256 ?? metadata.backboneSha256 ?? null,
    title: metadata.title ?? null,
    needsItsBackbone: metadata.thawed_blocks !== undefined,
  };
}

function refuse(message: string): never {
  throw new EngineError("safetensors-invalid", message);
}

function headOf(bytes: Uint8Array, tensors: readonly TensorEntry[]): Head {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const names = NAMES.find((each) => each.every((name) => byName.has(`${name}weight`))) ?? [];
  const layers = names.map((name) => layerOf(bytes, byName.get(`${name}weight`), byName.get(`${name}bias`)));
  const [first, last] = [layers[0], layers.at(-1)];
  if (!first || !last) return refuse(NO_HEAD);
  const { weight, bias, units: classCount } = last;
  if (first === last) return { weight, bias, classCount, width: first.inputs };
  if (first.units !== last.inputs) refuse(`${first.units} hidden units do not fit a layer that takes ${last.inputs}`);
  const hidden = { weight: first.weight, bias: first.bias, units: first.units };
  return { weight, bias, classCount, width: first.inputs, hidden };
}

const NO_HEAD = "it holds no head: head.weight [classes, features] and head.bias [classes]";

function layerOf(bytes: Uint8Array, weight: TensorEntry | undefined, bias: TensorEntry | undefined) {
  const [units, inputs, ...more] = weight?.shape ?? [];
  if (!weight || !bias || !units || !inputs || more.length > 0) return refuse(NO_HEAD);
  if (bias.shape.join() !== String(units)) refuse(`${bias.name} does not fit ${weight.name}`);
  return { weight: valuesOf(bytes, weight), bias: valuesOf(bytes, bias), units, inputs };
}

function valuesOf(bytes: Uint8Array, { name, dtype, start, end }: TensorEntry): Float32Array {
  // A copy is aligned, whatever the tensor's place in the file.
  const { buffer } = new Uint8Array(bytes.subarray(start, end));
  if (dtype !== "F32" && dtype !== "F16") refuse(`${name} is ${dtype}, and F32 or F16 is expected`);
  const values = dtype === "F32" ? new Float32Array(buffer) : halvesToFloat32(new Uint16Array(buffer));
  if (!values.every(Number.isFinite)) refuse(`${name} holds values that are not finite`);
  return values;
}

/** @returns null for names that can't be read or are not one a row: the head is good without them. */
function classesOf(json: string | undefined, count: number): readonly string[] | null {
  let names: unknown;
  try {
    names = JSON.parse(json ?? "null");
  } catch {
    names = json?.split(",");
  }
  const isList = Array.isArray(names) && names.length === count && names.every((name) => typeof name === "string");
  return isList ? (names as string[]) : null;
}
