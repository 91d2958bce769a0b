import { EngineError } from "../errors.ts";
import { halvesToFloat32 } from "./half-float.ts";
import { parseSafetensorsHeader, type SafetensorsLimits } from "./parse-safetensors-header.ts";

export interface FloatTensor {
  readonly shape: readonly number[];
  /** float32, row-major. */
  readonly values: Float32Array;
}

export interface FloatTensors {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: ReadonlyMap<string, FloatTensor>;
}

/**
 * Reads a safetensors file whose tensors are F32 or F16; F16 is widened to float32, value for value.
 * @param bytes the whole file; borrowed, every tensor is copied out.
 * @throws EngineError `safetensors-invalid` on a bad header or another dtype.
 */
export function readSafetensors(bytes: Uint8Array, limits?: SafetensorsLimits): FloatTensors {
  const header = parseSafetensorsHeader(bytes, limits);
  const tensors = new Map<string, FloatTensor>();
  for (const { name, dtype, shape, start, end } of header.tensors) {
    // A copy is aligned, whatever the tensor's offset. (slice() would not do: on Node's Buffer it copies nothing.)
    const { buffer } = new Uint8Array(bytes.subarray(start, end));
    if (dtype === "F32") tensors.set(name, { shape, values: new Float32Array(buffer) });
    else if (dtype === "F16") tensors.set(name, { shape, values: halvesToFloat32(new Uint16Array(buffer)) });
    else throw new EngineError("safetensors-invalid", `${name}: ${dtype} where F32 or F16 is expected`);
  }
  return { metadata: header.metadata, tensors };
}
