import type { BackboneId } from "../client/lab-types.ts";

const PATTERN = /^(.+)#(\d+)$/;

/**
 * The name under which activations before a backbone's last blocks are asked for, wherever a backbone's id goes: what it gives
 * are float32 [channels, size, size] instead of pooled features.
 */
export const cutId = (backbone: BackboneId, blocks: number): BackboneId => `${backbone}#${blocks}`;

/** @returns null for the id of a whole backbone. */
export function readCutId(id: BackboneId): { readonly backbone: BackboneId; readonly blocks: number } | null {
  const found = PATTERN.exec(id);
  return found ? { backbone: found[1] as string, blocks: Number(found[2]) } : null;
}
