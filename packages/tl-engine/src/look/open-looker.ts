import type { AssetSource } from "../backbone/asset-source.ts";
import { RANDOM_TWIN_SEED } from "../backbone/create-random-state.ts";
import { type LoadedBackbone, loadBackbone } from "../backbone/load-backbone.ts";
import type { BackboneId } from "../client/lab-types.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import type { Network } from "../networks/network.ts";
import { type PlacedNetwork, placeNetwork } from "../networks/place-network.ts";
import { PICTURE_VALUES, type Preprocessor } from "../preprocess/create-preprocessor.ts";
import { CHANNEL_MEAN, CHANNEL_STANDARD_DEVIATION } from "../preprocess/normalize.ts";
import { readImage } from "../worker/read-image.ts";
import { quantizeMaps } from "./activation-maps.ts";
import { classActivation } from "./class-activation.ts";
import type {
  ActivationMaps,
  ActivationRequest,
  ClassActivation,
  ClassActivationRequest,
  LookPhoto,
  SeenPicture,
} from "./look-types.ts";
import { randomNetwork } from "./random-network.ts";

/** Looks into backbones, one photo at a time; one per worker. */
export interface Looker {
  /** @throws EngineError `invalid-input` for a stage that the backbone does not have, `backbone-load`. */
  activations(request: ActivationRequest): Promise<ActivationMaps>;
  /** @throws EngineError `invalid-input` for a head of another width, `backbone-load`. */
  attend(request: ClassActivationRequest): Promise<ClassActivation>;
}

interface Opened {
  readonly network: Network;
  readonly placed: PlacedNetwork;
}

/** A backbone and its twin: with more, a phone's memory would go to what nobody looks at. */
const KEPT_NETWORKS = 2;
const KEPT_PICTURES = 2;

/**
 * Everything runs on the kernels, beside a GPU too: they alone can stop at a stage, and one photo takes them milliseconds.
 * The kernels' memory is one of its own, made with the first look.
 */
export function openLooker(assets: AssetSource, preprocessor: Preprocessor): Looker {
  const networks = new Map<string, Opened>();
  const pictures = new Map<string, Promise<Float32Array>>();
  const loaded = new Map<BackboneId, Promise<LoadedBackbone>>();
  let kernels: ReturnType<AssetSource["kernels"]> | null = null;

  function load(id: BackboneId): Promise<LoadedBackbone> {
    return keep(loaded, id, KEPT_NETWORKS, () => loadBackbone(assets, id));
  }

  /** `use` runs at once: the next request may take the network's place. */
  async function open<T>(id: BackboneId, twin: boolean, use: (opened: Opened) => T): Promise<T> {
    const { network: added, folded } = await load(twin && (await isShipped(id)) ? "random-twin" : id);
    kernels ??= assets.kernels();
    const memory = await kernels;
    const key = `${id} ${twin}`;
    let opened = networks.get(key);
    if (opened) return use(opened);
    for (const [old, { placed }] of [...networks].slice(0, Math.max(0, networks.size + 1 - KEPT_NETWORKS))) {
      placed.dispose();
      networks.delete(old);
    }
    const network = added ?? mobilenetV3Small();
    const weights = twin && added ? randomNetwork(added, RANDOM_TWIN_SEED) : folded;
    opened = { network, placed: placeNetwork(memory, network, weights) };
    networks.set(key, opened);
    return use(opened);
  }

  async function isShipped(id: BackboneId): Promise<boolean> {
    return (await load(id)).network === null;
  }

  async function pixelsOf(id: BackboneId, { key, image }: LookPhoto): Promise<Float32Array> {
    const { resizeSize: resize, inputSize: crop, interpolation: filter } = (await load(id)).info;
    return keep(pictures, `${key} ${resize} ${crop} ${filter}`, KEPT_PICTURES, async () => {
      const pixels = new Float32Array(PICTURE_VALUES);
      await preprocessor.preprocess(await readImage(image), pixels, { resize, crop, filter });
      return pixels;
    });
  }

  return {
    async activations({ backbone, twin, photo, stage }) {
      const pixels = await pixelsOf(backbone, photo);
      const output = await open(backbone, twin, ({ placed }) => placed.runTo(stage, pixels));
      return { ...quantizeMaps(stage, output), picture: seen(pixels) };
    },
    async attend({ backbone, photo, head }) {
      const pixels = await pixelsOf(backbone, photo);
      const output = await open(backbone, false, ({ placed, network }) =>
        placed.runTo(network.stages.at(-1)?.name ?? "", pixels),
      );
      return { ...classActivation(head, output), picture: seen(pixels) };
    },
  };
}

/** What a key stands for, made once; the oldest goes when there are too many, and what failed is not kept. */
function keep<K, V>(from: Map<K, Promise<V>>, key: K, most: number, make: () => Promise<V>): Promise<V> {
  const known = from.get(key);
  if (known) return known;
  const made = make();
  made.catch(() => from.delete(key));
  from.set(key, made);
  const [oldest] = from.keys();
  if (from.size > most && oldest !== undefined) from.delete(oldest);
  return made;
}

/** The normalised picture as a screen shows it. */
function seen(pixels: Float32Array): SeenPicture {
  const size = Math.sqrt(pixels.length / 3);
  const rgba = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let i = 0; i < size * size; i++) {
    for (const channel of [0, 1, 2] as const) {
      const value = pixels[3 * i + channel] as number;
      rgba[4 * i + channel] = (value * CHANNEL_STANDARD_DEVIATION[channel] + CHANNEL_MEAN[channel]) * 255;
    }
  }
  return { size, rgba };
}
