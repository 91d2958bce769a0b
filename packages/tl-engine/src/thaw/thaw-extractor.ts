import type { BackboneInfo } from "../backbone/backbone-info.ts";
import { loadBackbone } from "../backbone/load-backbone.ts";
import type { FeatureExtractor } from "../backend/create-feature-extractor.ts";
import type { BackboneId } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import type { Network } from "../networks/network.ts";
import { type PlacedNetwork, placeNetwork } from "../networks/place-network.ts";
import { readCutId } from "./cut-id.ts";
import { mostBlocks, planThaw } from "./thaw-plan.ts";
import type { ThawedAssets } from "./with-thawed.ts";

interface Opened {
  readonly info: BackboneInfo;
  readonly network: Network;
  readonly placed: PlacedNetwork;
}

/** A backbone that is cut, and a thawed one beside it. */
const KEPT_NETWORKS = 2;

/**
 * An extractor that also knows cuts and thawed backbones. Both run on the kernels, beside a GPU too, in a memory of their
 * own: they alone stop at a stage, and what a thawed run leaves is given back when the next one comes.
 */
export function extendExtractor(extractor: FeatureExtractor, assets: ThawedAssets): FeatureExtractor {
  const networks = new Map<BackboneId, Promise<Opened>>();
  let kernels: ReturnType<ThawedAssets["kernels"]> | null = null;

  function open(id: BackboneId, onBytes?: (done: number) => void): Promise<Opened> {
    let opened = networks.get(id);
    if (!opened) {
      opened = place(id, onBytes);
      opened.catch(() => networks.delete(id));
    }
    // What was used last goes last.
    networks.delete(id);
    networks.set(id, opened);
    for (const [old, left] of [...networks].slice(0, -KEPT_NETWORKS)) {
      networks.delete(old);
      left.then(({ placed }) => placed.dispose()).catch(() => undefined);
    }
    return opened;
  }

  async function place(id: BackboneId, onBytes?: (done: number) => void): Promise<Opened> {
    const { info, network: added, folded } = await loadBackbone(assets, id, onBytes);
    kernels ??= assets.kernels();
    const network = added ?? mobilenetV3Small();
    return { info, network, placed: placeNetwork(await kernels, network, folded) };
  }

  function planOf(network: Network, blocks: number) {
    if (blocks >= 1 && blocks <= mostBlocks(network)) return planThaw(network, blocks);
    throw new EngineError("invalid-input", `${network.title} can't be cut before its last ${blocks} blocks`);
  }

  return {
    ...extractor,
    async load(id, onBytes) {
      const cut = readCutId(id);
      if (!cut && !assets.knows(id)) return extractor.load(id, onBytes);
      await extractor.start();
      const { info, network } = await open(cut?.backbone ?? id, onBytes);
      if (!cut) return info;
      const { channels, size } = planOf(network, cut.blocks).cut;
      return { ...info, id, featureWidth: channels * size ** 2 };
    },
    async extract(id, pixels, batch) {
      const cut = readCutId(id);
      if (!cut && !assets.knows(id)) return extractor.extract(id, pixels, batch);
      const { network, placed } = await open(cut?.backbone ?? id);
      if (!cut) return placed.run(pixels, batch);
      const { stage, channels, size } = planOf(network, cut.blocks).cut;
      const width = channels * size ** 2;
      const all = new Float32Array(batch * width);
      const one = pixels.length / batch;
      for (let i = 0; i < batch; i++) {
        all.set(placed.runTo(stage, pixels.subarray(i * one, (i + 1) * one)).values, i * width);
      }
      return all;
    },
    dispose() {
      for (const opened of networks.values()) opened.then(({ placed }) => placed.dispose()).catch(() => undefined);
      networks.clear();
      extractor.dispose();
    },
  };
}
