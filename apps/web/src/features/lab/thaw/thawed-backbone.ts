import type { BackboneId, LabClient } from "@thaw/tl-engine/client/lab-types";
import { readThawed } from "@thaw/tl-engine/thaw/thawed-tensors";

/** Null for a file without thawed weights. A camera asks for every frame. */
const read = new WeakMap<Uint8Array, { id: BackboneId; tensors: ReturnType<typeof readThawed> } | null>();

/** A name for a file's bytes; two files with one name would need a chance of one in 2³². */
function nameOf(file: Uint8Array): string {
  let hash = 0x811c9dc5;
  // Word by word: byte by byte would hold the page up for some frames. A safetensors file of floats is whole words.
  const words = new Uint32Array(file.slice().buffer, 0, file.byteLength >>> 2);
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
  return `thawed-${(hash >>> 0).toString(16).padStart(8, "0")}-${file.byteLength}`;
}

/**
 * The backbone that a trained file goes with: the one it was made of, or, where its last blocks were thawed, that one with
 * them, which the engine then knows under the name that comes back.
 * @param file the safetensors file of an experiment; borrowed.
 * @throws EngineError when the engine does not take the weights.
 */
export async function thawedBackbone(client: LabClient, backbone: BackboneId, file: Uint8Array): Promise<BackboneId> {
  let thawed = read.get(file);
  if (thawed === undefined) {
    const tensors = readThawed(file);
    thawed = tensors.length > 0 ? { id: nameOf(file), tensors } : null;
    read.set(file, thawed);
  }
  if (thawed === null) return backbone;
  // The engine alone knows which ones it still has, and takes what it has for nothing.
  await client.installThawed({ ...thawed, backbone });
  return thawed.id;
}
