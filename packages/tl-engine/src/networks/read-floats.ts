import { EngineError } from "../errors.ts";
import { halvesToFloat32 } from "../safetensors/half-float.ts";
import { parseSafetensorsHeader } from "../safetensors/parse-safetensors-header.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";

/**
 * The floating-point tensors of a state dict in a safetensors file, widened to float32. Counts of batches are int64 and mean
 * nothing for a forward pass: they are left out.
 * @param bytes the whole file; borrowed, every tensor is copied out.
 * @throws EngineError `safetensors-invalid`, or `backbone-load` for another type.
 */
export function readFloats(bytes: Uint8Array): ReadonlyMap<string, FloatTensor> {
  const floats = new Map<string, FloatTensor>();
  for (const { name, dtype, shape, start, end } of parseSafetensorsHeader(bytes).tensors) {
    if (dtype === "I64") continue;
    // A copy is aligned, whatever the tensor's offset.
    const { buffer } = new Uint8Array(bytes.subarray(start, end));
    if (dtype === "F32") floats.set(name, { shape, values: new Float32Array(buffer) });
    else if (dtype === "F16") floats.set(name, { shape, values: halvesToFloat32(new Uint16Array(buffer)) });
    else throw new EngineError("backbone-load", `${name}: ${dtype} where F32 or F16 is expected`);
  }
  return floats;
}
