import type { BackboneId, LabClient } from "@thaw/tl-engine/client/lab-types";
import { readThawed } from "@thaw/tl-engine/thaw/thawed-tensors";

/** As many as the engine keeps. */
const kept = 2;
const installed = new WeakMap<LabClient, Map<string, Promise<BackboneId>>>();

/** Null for a file without thawed weights. A camera asks for every frame. */
const names = new WeakMap<Uint8Array, string | null>();

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
  let id = names.get(file);
  if (id === undefined) {
    id = readThawed(file).length > 0 ? nameOf(file) : null;
    names.set(file, id);
  }
  if (id === null) return backbone;
  const known = installed.get(client) ?? new Map<string, Promise<BackboneId>>();
  installed.set(client, known);
  let installing = known.get(id);
  if (!installing) {
    const name = id;
    installing = client.installThawed({ id, backbone, tensors: readThawed(file) }).then(() => name);
    installing.catch(() => known.delete(id));
  }
  // What was asked for last is kept longest, there as here.
  known.delete(id);
  known.set(id, installing);
  for (const old of [...known.keys()].slice(0, -kept)) known.delete(old);
  return installing;
}
