import type { AssetSource } from "../backbone/asset-source.ts";
import { loadBackbone } from "../backbone/load-backbone.ts";
import type { BackboneId, ThawedTensor } from "../client/lab-types.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { placeNetwork } from "../networks/place-network.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { withThawed } from "./with-thawed.ts";

export interface ThawedFeaturesInput {
  readonly backbone: BackboneId;
  /** As `readThawed` reads them from an experiment's file; none: the backbone as it is. */
  readonly tensors: readonly ThawedTensor[];
  /** Encoded pictures, read one after the other. */
  readonly pictures: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
}

const TURN_MS = 30;
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Features of pictures by a backbone whose last blocks were trained, on the kernels of this thread: for Node, where a server
 * checks what a browser says. It takes some ten milliseconds a picture and lets others run between two.
 * @returns float32 [pictures, width], row-major.
 * @throws EngineError `backbone-load`, `safetensors-invalid` when the tensors are not the backbone's last blocks,
 * ImageDecodeError, or the signal's reason.
 */
export async function thawedFeatures(
  assets: AssetSource,
  { backbone, tensors, pictures, signal }: ThawedFeaturesInput,
): Promise<{ readonly features: Float32Array; readonly width: number }> {
  const source = withThawed(assets);
  const id = tensors.length > 0 ? "thawed" : backbone;
  if (tensors.length > 0) await source.install({ id, backbone, tensors });
  const { info, network, folded } = await loadBackbone(source, id);
  const how = { resize: info.resizeSize, crop: info.inputSize, filter: info.interpolation };
  const preprocessor = createPreprocessor(source);
  const placed = placeNetwork(await source.kernels(), network ?? mobilenetV3Small(), folded);
  const pixels = new Float32Array(PICTURE_VALUES);
  const rows: Float32Array[] = [];
  let turned = performance.now();
  try {
    for await (const picture of pictures) {
      signal?.throwIfAborted();
      await preprocessor.preprocess(picture, pixels, how);
      rows.push(placed.run(pixels, 1));
      if (performance.now() - turned < TURN_MS) continue;
      await turn();
      turned = performance.now();
    }
  } finally {
    placed.dispose();
  }
  const width = info.featureWidth;
  const features = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) features.set(row, i * width);
  return { features, width };
}
