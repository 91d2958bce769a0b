import { createHash } from "node:crypto";
import { BEFORE } from "@thaw/tl-engine/safetensors/head-tensors";
import { readSafetensors } from "@thaw/tl-engine/safetensors/read-safetensors";

/**
 * What makes two heads one: the weights that decide, and the backbone that they stand on. The order of a file's tensors, its
 * metadata and the head as it was before training change nothing.
 * @param bytes a head's safetensors file; borrowed.
 * @returns 64 hexadecimal digits.
 */
export function hashHead(bytes: Uint8Array, backboneSha256: string): string {
  const { tensors } = readSafetensors(bytes);
  const hash = createHash("sha256").update(`${backboneSha256}\n`);
  for (const name of [...tensors.keys()].filter((one) => !one.startsWith(BEFORE)).sort()) {
    const { shape, values } = tensors.get(name) ?? { shape: [], values: new Float32Array() };
    hash.update(`${name} ${shape.join(" ")}\n`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest("hex");
}
