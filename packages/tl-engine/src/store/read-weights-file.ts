import { messageOf } from "../errors.ts";
import { readPth } from "../pth/read-pth.ts";
import { isZip } from "../pth/read-zip.ts";
import { refuse } from "../pth/weights-file-error.ts";
import { parseSafetensorsHeader, type SafetensorsHeader } from "../safetensors/parse-safetensors-header.ts";
import type { TensorToWrite } from "../safetensors/write-safetensors.ts";

/**
 * The tensors of a `.pth` or `.safetensors` file; which it is, its first bytes say and not its name.
 * @param bytes the whole file; borrowed, the tensors are views of it where they can be.
 * @throws WeightsFileError
 */
export function readWeightsFile(bytes: Uint8Array): TensorToWrite[] {
  // A safetensors file begins with the header's length, which may be any bytes, and the header, which is JSON.
  if (bytes[8] === 0x7b) return readTensors(bytes);
  if (isZip(bytes) || bytes[0] === 0x80) return readPth(bytes);
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  if (bytes.byteLength === 0) return refuse("it is empty");
  if (/^\s*<(!doctype|html)/i.test(start)) return refuse("it is a web page, not a file of weights");
  if (start.startsWith("version https://git-lfs"))
    return refuse("it is a pointer of Git LFS: fetch the file it stands for");
  return refuse("it is neither a .pth file of PyTorch nor a safetensors file");
}

function readTensors(bytes: Uint8Array): TensorToWrite[] {
  let header: SafetensorsHeader;
  try {
    header = parseSafetensorsHeader(bytes);
  } catch (cause) {
    return refuse(`its safetensors header is wrong: ${messageOf(cause)}`, cause);
  }
  return header.tensors.map(({ name, dtype, shape, start, end }) => ({
    name,
    dtype,
    shape,
    bytes: bytes.subarray(start, end),
  }));
}
