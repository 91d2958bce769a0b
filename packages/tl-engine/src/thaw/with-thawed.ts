import type { AssetIndex, AssetSource, BackboneAsset } from "../backbone/asset-source.ts";
import { readBackboneState } from "../backbone/load-backbone.ts";
import type { BackboneId, ThawedTensor } from "../client/lab-types.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { bytesOf, writeSafetensors } from "../safetensors/write-safetensors.ts";
import { blocksOfThawed } from "./thawed-tensors.ts";

/** A backbone whose last blocks were trained, under an id of its own. */
export interface ThawedBackbone {
  readonly id: BackboneId;
  /** The one that it was made of. */
  readonly backbone: BackboneId;
  readonly tensors: readonly ThawedTensor[];
}

export interface ThawedAssets extends AssetSource {
  /**
   * From now on the id names a backbone. The two that came last are known, so that a session of many runs keeps its memory.
   * @throws EngineError `backbone-load`, or `safetensors-invalid` when the tensors are not its last blocks.
   */
  install(thawed: ThawedBackbone): Promise<void>;
  knows(id: BackboneId): boolean;
}

const KEPT = 2;

/** A source of assets to which thawed backbones can be given. */
export function withThawed(assets: AssetSource): ThawedAssets {
  const installed = new Map<BackboneId, { asset: BackboneAsset; bytes: Uint8Array<ArrayBuffer> }>();
  const addressOf = (id: BackboneId) => `thawed:${id}`;
  return {
    ...assets,
    async index(): Promise<AssetIndex> {
      const shipped = await assets.index();
      return { ...shipped, backbones: [...shipped.backbones, ...Array.from(installed.values(), ({ asset }) => asset)] };
    },
    async read(path, onBytes) {
      const own = [...installed.values()].find(({ asset }) => asset.file === path);
      return own ? own.bytes : assets.read(path, onBytes);
    },
    async install({ id, backbone, tensors }) {
      const { info, state, network } = await readBackboneState(assets, backbone);
      const table = network ?? mobilenetV3Small();
      blocksOfThawed(table, tensors);
      const merged = new Map([...state, ...tensors.map(({ name, ...tensor }) => [name, tensor] as const)]);
      const bytes = writeSafetensors(
        Array.from(merged, ([name, { shape, values }]) => ({ name, dtype: "F32", shape, bytes: bytesOf(values) })),
      );
      const asset = {
        info: { ...info, id, weightsSha256: await digestOf(bytes) },
        file: addressOf(id),
        seed: null,
        network: table.name,
      };
      installed.delete(id);
      installed.set(id, { asset, bytes });
      for (const old of [...installed.keys()].slice(0, -KEPT)) installed.delete(old);
    },
    knows: (id) => installed.has(id),
  };
}

/** Empty where the browser hands out no digest: then nothing checks it either. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
