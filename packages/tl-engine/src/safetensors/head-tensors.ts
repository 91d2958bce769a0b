import type { Head, ThawedTensor } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { type FloatTensor, readSafetensors } from "./read-safetensors.ts";
import { bytesOf, type TensorToWrite, writeSafetensors } from "./write-safetensors.ts";

/**
 * A head as a safetensors file that PyTorch's `nn.Linear` loads: `head.weight` F32 [classCount, width] and
 * `head.bias` F32 [classCount]. With a hidden layer `hidden.weight` F32 [units, width] and `hidden.bias` F32 [units] come
 * before them, and `head.weight` is [classCount, units].
 * @param metadata free strings, e.g. class names, backbone hash, seed.
 * @param thawed what was trained with it: F32 by torchvision's names, after the head.
 * @param initial the head as it was drawn: the same names and shapes after `before.`.
 */
export function encodeHead(
  head: Head,
  metadata: Readonly<Record<string, string>> = {},
  thawed: readonly ThawedTensor[] = [],
  initial: Head | null = null,
): Uint8Array<ArrayBuffer> {
  return writeSafetensors(
    [
      ...headTensors(head, ""),
      ...thawed.map(({ name, shape, values }) => ({ name, dtype: "F32" as const, shape, bytes: bytesOf(values) })),
      ...(initial ? headTensors(initial, BEFORE) : []),
    ],
    metadata,
  );
}

/** What the names of a head begin with that was there before training. */
export const BEFORE = "before.";

function headTensors({ classCount, width, weight, bias, hidden }: Head, prefix: string): TensorToWrite[] {
  const tensorsOf = (name: string, units: number, inputs: number, layer: Pick<Head, "weight" | "bias">) =>
    [
      { name: `${prefix}${name}.weight`, dtype: "F32", shape: [units, inputs], bytes: bytesOf(layer.weight) },
      { name: `${prefix}${name}.bias`, dtype: "F32", shape: [units], bytes: bytesOf(layer.bias) },
    ] satisfies TensorToWrite[];
  return [
    ...(hidden ? tensorsOf("hidden", hidden.units, width, hidden) : []),
    ...tensorsOf("head", classCount, hidden?.units ?? width, { weight, bias }),
  ];
}

export interface DecodedHead {
  readonly head: Head;
  /** The head before training; null where the file has none. */
  readonly initial: Head | null;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads what `encodeHead` wrote.
 * @throws EngineError `safetensors-invalid` when a tensor is missing, misshapen, or not finite.
 */
export function decodeHead(bytes: Uint8Array): DecodedHead {
  const { tensors, metadata } = readSafetensors(bytes);
  const initial = tensors.has(`${BEFORE}head.weight`) ? headOf(tensors, BEFORE) : null;
  return { head: headOf(tensors, ""), initial, metadata };
}

function headOf(tensors: ReadonlyMap<string, FloatTensor>, prefix: string): Head {
  const { weight, bias, units: classCount, inputs } = layerOf(tensors, `${prefix}head`);
  if (!tensors.has(`${prefix}hidden.weight`)) return { weight, bias, classCount, width: inputs };
  const hidden = layerOf(tensors, `${prefix}hidden`);
  if (hidden.units !== inputs) {
    throw new EngineError("safetensors-invalid", `head.weight takes ${inputs} values of ${hidden.units} hidden units`);
  }
  const { weight: hiddenWeight, bias: hiddenBias, units, inputs: width } = hidden;
  return { weight, bias, classCount, width, hidden: { weight: hiddenWeight, bias: hiddenBias, units } };
}

function layerOf(tensors: ReadonlyMap<string, FloatTensor>, name: string) {
  const weight = tensors.get(`${name}.weight`);
  const bias = tensors.get(`${name}.bias`);
  const [units, inputs, ...more] = weight?.shape ?? [];
  if (!weight || !bias || !units || !inputs || more.length > 0) {
    throw new EngineError("safetensors-invalid", `${name}.weight [classes, width] or ${name}.bias is missing`);
  }
  if (bias.shape.length !== 1 || bias.shape[0] !== units) {
    throw new EngineError("safetensors-invalid", `${name}.bias does not fit ${name}.weight [${units}, ${inputs}]`);
  }
  if (!weight.values.every(Number.isFinite) || !bias.values.every(Number.isFinite)) {
    throw new EngineError("safetensors-invalid", `${name} holds values that are not finite`);
  }
  return { weight: weight.values, bias: bias.values, units, inputs };
}
