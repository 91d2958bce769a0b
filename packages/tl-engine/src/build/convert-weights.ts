import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { BATCH_COUNT, stateShapes } from "../networks/state-shapes.ts";
import { type TensorToWrite, writeSafetensors } from "../safetensors/write-safetensors.ts";
import { readGguf } from "./read-gguf.ts";

/** Food, report, other. */
const CLASS_COUNT = 3;

/**
 * The whole state dict of the weights that ship, as torchvision's `mobilenet_v3_small(num_classes=3)` loads it: floats
 * as stored (binary16, norms not folded), counts of batches as int64, which the source keeps as float32.
 * @throws Error when a tensor is missing, misshapen or of another type.
 */
export function convertWeights(gguf: Uint8Array, source: string): Uint8Array<ArrayBuffer> {
  const { tensors } = readGguf(gguf);
  const shapes = stateShapes(mobilenetV3Small(CLASS_COUNT));
  if (tensors.size !== shapes.size) throw new Error(`${tensors.size} tensors, not ${shapes.size}`);
  const entries = Array.from(shapes, ([name, shape]): TensorToWrite => {
    const tensor = tensors.get(name);
    const dtype = name.endsWith(BATCH_COUNT) ? "F32" : "F16";
    if (tensor?.dtype !== dtype || tensor.shape.join() !== shape.join()) {
      throw new Error(`${name}: missing, misshapen, or not ${dtype}`);
    }
    return dtype === "F16"
      ? { name, dtype, shape, bytes: tensor.bytes }
      : { name, dtype: "I64", shape, bytes: countOf(tensor.bytes) };
  });
  return writeSafetensors(entries, { architecture: "mobilenet_v3_small", source, format: "pt" });
}

function countOf(float32: Uint8Array): Uint8Array {
  const count = new DataView(float32.buffer, float32.byteOffset, 4).getFloat32(0, true);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(count), true);
  return bytes;
}
