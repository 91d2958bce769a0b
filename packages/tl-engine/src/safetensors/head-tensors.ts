import type { Head } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { readSafetensors } from "./read-safetensors.ts";
import { bytesOf, writeSafetensors } from "./write-safetensors.ts";

/**
 * A head as a safetensors file that PyTorch's `nn.Linear` loads: `head.weight` F32 [classCount, width] and
 * `head.bias` F32 [classCount].
 * @param metadata free strings, e.g. class names, backbone hash, seed.
 */
export function encodeHead(head: Head, metadata: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  return writeSafetensors(
    [
      { name: "head.weight", dtype: "F32", shape: [head.classCount, head.width], bytes: bytesOf(head.weight) },
      { name: "head.bias", dtype: "F32", shape: [head.classCount], bytes: bytesOf(head.bias) },
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
  const weight = tensors.get("head.weight");
  const bias = tensors.get("head.bias");
  const [classCount, width, ...more] = weight?.shape ?? [];
  if (!weight || !bias || !classCount || !width || more.length > 0) {
    throw new EngineError("safetensors-invalid", "head.weight [classes, width] or head.bias is missing");
  }
  if (bias.shape.length !== 1 || bias.shape[0] !== classCount) {
    throw new EngineError("safetensors-invalid", `head.bias does not fit head.weight [${classCount}, ${width}]`);
  }
  if (!weight.values.every(Number.isFinite) || !bias.values.every(Number.isFinite)) {
    throw new EngineError("safetensors-invalid", "the head holds values that are not finite");
  }
  return { head: { weight: weight.values, bias: bias.values, classCount, width }, metadata };
}
