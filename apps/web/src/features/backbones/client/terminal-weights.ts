import type { BackboneList } from "@thaw/contracts/backbones";
import { api } from "#platform/client/api.ts";

/** A file for Python, and where its bytes are. */
export type WeightsSource = readonly [path: string, source: { url: string; start: number; end: number }];

/** The weights that ship and those that an operator added, where torchvision looks for them. */
export async function findWeights(): Promise<WeightsSource[]> {
  const { backbones } = await api<BackboneList>("/api/v1/backbones");
  return backbones.flatMap(({ weights }): WeightsSource[] =>
    weights ? [[`/data/weights/${weights.name}`, { url: weights.url, start: 0, end: weights.bytes }]] : [],
  );
}
