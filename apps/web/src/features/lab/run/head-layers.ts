import { BEFORE } from "@thaw/tl-engine/safetensors/head-tensors";
import { readSafetensors } from "@thaw/tl-engine/safetensors/read-safetensors";
import { bytesOf, writeSafetensors } from "@thaw/tl-engine/safetensors/write-safetensors";

export type Moment = "before" | "after";

/** A layer's tensor as a run left it, and as it was before the first step where the run kept that. */
export interface KeptLayer {
  name: string;
  shape: number[];
  after: Float32Array;
  before: Float32Array | null;
}

/** Every tensor that a run trained, in the order of its file. */
export function keptLayers(file: Uint8Array): KeptLayer[] {
  const { tensors } = readSafetensors(file);
  return [...tensors]
    .filter(([name]) => !name.startsWith(BEFORE))
    .map(([name, { shape, values }]) => ({
      name,
      shape: [...shape],
      after: values,
      before: tensors.get(`${BEFORE}${name}`)?.values ?? null,
    }));
}

/**
 * Some layers at one moment as a safetensors file, under their own names: files of the two moments compare name by name.
 * @returns null where none of the layers was kept at that moment.
 */
export function layersFile(layers: readonly KeptLayer[], moment: Moment): Uint8Array<ArrayBuffer> | null {
  const tensors = layers.flatMap(({ name, shape, [moment]: values }) =>
    values ? [{ name, dtype: "F32" as const, shape, bytes: bytesOf(values) }] : [],
  );
  return tensors.length > 0 ? writeSafetensors(tensors, { moment }) : null;
}

/** What training changed: after less before. */
export const changeOf = ({ after, before }: KeptLayer): Float32Array | null =>
  before && after.map((value, at) => value - (before[at] ?? 0));
