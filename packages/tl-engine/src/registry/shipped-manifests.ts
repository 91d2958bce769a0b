import type { AssetIndex } from "../backbone/asset-source.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import type { BackboneManifest } from "./backbone-manifest.ts";
import { networkFacts } from "./network-facts.ts";

/** The weights that ship as torchvision loads them: the whole state dict, its classifier for food, report and other too. */
export interface ShippedWeights {
  readonly sha256: string;
  readonly bytes: number;
  /** Relative to the folder of assets. */
  readonly file: string;
}

export const SHIPPED_WEIGHTS_NAME = "QVAC_FOOD_V1";

/** The manifests of what every site has. */
export function shippedManifests(
  { backbones }: Pick<AssetIndex, "backbones">,
  weights: ShippedWeights,
): BackboneManifest[] {
  return backbones.map(({ info, seed }) => ({
    manifestVersion: 1,
    id: info.id,
    name: { ...info.name },
    ...networkFacts(mobilenetV3Small()),
    weightsName: info.pretrained ? SHIPPED_WEIGHTS_NAME : null,
    source: info.source,
    licence: info.licence,
    sourceSha256: info.sourceSha256,
    sha256: info.pretrained ? weights.sha256 : null,
    bytes: info.pretrained ? weights.bytes : 0,
    file: info.pretrained ? weights.file : null,
    seed,
    resizeSize: 256,
    interpolation: "bilinear",
  }));
}
