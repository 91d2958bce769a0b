import type { TensorToWrite } from "../safetensors/write-safetensors.ts";
import { writeStateDictPickle } from "./write-state-dict.ts";
import { writeZip } from "./write-zip.ts";

/** Of PyTorch's format, since 1.6. */
const FORMAT_VERSION = "3\n";
const ALIGNMENT = 64;

/**
 * A state dict as `torch.load(path, weights_only=True)` reads it: PyTorch's zip format, every storage at a multiple of 64.
 * The same tensors give the same bytes.
 * @param tensors F32, F16 or I64, in order; borrowed.
 */
export function writePth(tensors: readonly TensorToWrite[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return writeZip(
    [
      { name: "archive/data.pkl", bytes: writeStateDictPickle(tensors) },
      { name: "archive/byteorder", bytes: encoder.encode("little") },
      ...tensors.map(({ bytes }, key) => ({ name: `archive/data/${key}`, bytes })),
      { name: "archive/version", bytes: encoder.encode(FORMAT_VERSION) },
    ],
    ALIGNMENT,
  );
}
