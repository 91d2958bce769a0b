import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AssetIndex } from "@thaw/tl-engine/backbone/asset-source";
import { repositoryRoot } from "#platform/repository-root.ts";
import { readAddedBackbones } from "./find-backbones.ts";

/** What the server must know of a backbone to check a head that stands on it. */
export interface TrainingBackbone {
  featureWidth: number;
  /** The engine's name of its network. */
  architecture: string;
}

let shipped: Promise<AssetIndex["backbones"]> | null = null;

/** The engine's own list, which the build wrote; it doesn't change while the process runs. */
function readShipped(): Promise<AssetIndex["backbones"]> {
  const path = join(/* turbopackIgnore: true */ repositoryRoot(), "apps/web/public/generated/index.json");
  shipped ??= readFile(path, "utf8").then((text) => (JSON.parse(text) as AssetIndex).backbones);
  shipped.catch(() => {
    shipped = null;
  });
  return shipped;
}

/**
 * The backbone of an experiment, by its id and the hash of its weights as the lab's engine states them.
 * @returns null where the site has no such backbone, or has it with other weights.
 */
export async function findTrainingBackbone(id: string, sha256: string): Promise<TrainingBackbone | null> {
  const ships = (await readShipped()).find(({ info }) => info.id === id);
  if (ships) {
    const { weightsSha256, featureWidth, architecture } = ships.info;
    return weightsSha256 === sha256 ? { featureWidth, architecture } : null;
  }
  const added = (await readAddedBackbones()).find(({ manifest }) => manifest.id === id && manifest.sha256 === sha256);
  return added ? { featureWidth: added.manifest.featureWidth, architecture: added.manifest.architecture } : null;
}
