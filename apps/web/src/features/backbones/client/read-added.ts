"use client";
import type { BackboneList } from "@thaw/contracts/backbones";
import type { AddedBackbone } from "@thaw/tl-engine/networks/added-backbone";
import { api } from "#platform/client/api.ts";

/**
 * The backbones that an operator added to this site, as the lab's engine takes them.
 * @throws ApiError, UnreachableError.
 */
export async function readAdded(signal?: AbortSignal): Promise<AddedBackbone[]> {
  const { backbones } = await api<BackboneList>("/api/v1/backbones", signal ? { signal } : {});
  return backbones.flatMap(({ origin, weights, ...facts }) =>
    origin === "added" && weights ? [{ ...facts, weights }] : [],
  );
}
