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
 */
export function encodeHead(
  head: Head,
  metadata: Readonly<Record<string, string>> = {},
  thawed: readonly ThawedTensor[] = [],
): Uint8Array<ArrayBuffer> {
  const { classCount, width, weight, bias, hidden } = head;
  const tensorsOf = (name: string, units: number, inputs: number, layer: Pick<Head, "weight" | "bias">) =>
    [
      { name: `${name}.weight`, dtype: "F32", shape: [units, inputs], bytes: bytesOf(layer.weight) },
      { name: `${name}.bias`, dtype: "F32", shape: [units], bytes: bytesOf(layer.bias) },
    ] satisfies TensorToWrite[];
  return writeSafetensors(
    [
      ...(hidden ? tensorsOf("hidden", hidden.units, width, hidden) : []),
      ...tensorsOf("head", classCount, hidden?.units ?? width, { weight, bias }),
      ...thawed.map(({ name, shape, values }) => ({ name, dtype: "F32" as const, shape, bytes: bytesOf(values) })),
    ],
    metadata,
  );
}

/**
 * Reads what `encodeHead` wrote.
 * @throws EngineError `safetensors-invalid` when a tensor is missing, misshapen, or not finite.
 */
export function decodeHead(bytes: Uint8Array): { head: Head; metadata: Readonly<Record<string, string>> } {
  const { tensors, metadata } = readSafetensors(bytes);
  const { weight, bias, units: classCount, inputs } = layerOf(tensors, "head");
  if (!tensors.has("hidden.weight")) return { head: { weight, bias, classCount, width: inputs }, metadata };
  const hidden = layerOf(tensors, "hidden");
  if (hidden.units !== inputs) {
    throw new EngineError("safetensors-invalid", `head.weight takes ${inputs} values of ${hidden.units} hidden units`);
  }
  const { weight: hiddenWeight, bias: hiddenBias, units, inputs: width } = hidden;
  return {
    head: { weight, bias, classCount, width, hidden: { weight: hiddenWeight, bias: hiddenBias, units } },
    metadata,
  };
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
