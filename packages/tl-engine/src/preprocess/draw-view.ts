import { MersenneTwister } from "../random/mersenne-twister.ts";

/** Which changes a view may have. */
export interface ViewKinds {
  readonly flip: boolean;
  readonly crop: boolean;
  readonly colour: boolean;
}

/** What is done to a picture for one view. */
export interface View {
  readonly flip: boolean;
  /** Pixels of the upright picture; null: all that the backbone's own crop takes. */
  readonly box: { readonly top: number; readonly left: number; readonly height: number; readonly width: number } | null;
  readonly colour: { readonly brightness: number; readonly contrast: number; readonly saturation: number } | null;
}

/** Share of the picture's area that a crop keeps at least, and the longest side over the other at most. */
const leastArea = 0.5;
const mostAspect = 4 / 3;
/** By how much a colour factor may differ from 1. */
const strength = 0.2;
const tries = 10;

/**
 * A view drawn from a seed: the same seed and size give the same view, on every machine. Mirrored in half of the cases; a
 * box as `RandomResizedCrop` draws it, of 50 to 100 % of the area and an aspect of 3:4 to 4:3, on a log scale; brightness,
 * contrast and saturation by a factor of 0.8 to 1.2. All numbers are drawn whatever the kinds, so that leaving one out
 * changes no other.
 */
export function drawView(seed: number, { flip, crop, colour }: ViewKinds, width: number, height: number): View {
  const random = new MersenneTwister(seed >>> 0);
  const between = (low: number, high: number) => low + (high - low) * random.uniform53();
  const isFlipped = random.uniform53() < 0.5;
  const factor = () => between(1 - strength, 1 + strength);
  const factors = { brightness: factor(), contrast: factor(), saturation: factor() };
  return {
    flip: flip && isFlipped,
    colour: colour ? factors : null,
    box: crop ? drawBox(between, width, height) : null,
  };
}

function drawBox(between: (low: number, high: number) => number, width: number, height: number): View["box"] {
  for (let i = 0; i < tries; i++) {
    const area = width * height * between(leastArea, 1);
    const aspect = Math.exp(between(-Math.log(mostAspect), Math.log(mostAspect)));
    const w = Math.round(Math.sqrt(area * aspect));
    const h = Math.round(Math.sqrt(area / aspect));
    if (w < 1 || h < 1 || w > width || h > height) continue;
    const top = Math.floor(between(0, height - h + 1));
    const left = Math.floor(between(0, width - w + 1));
    return { top, left, height: h, width: w };
  }
  // A picture too long for any of the aspects: its middle, as long as they allow.
  const w = Math.max(1, Math.min(width, Math.round(height * mostAspect)));
  const h = Math.max(1, Math.min(height, Math.round(width * mostAspect)));
  return { top: Math.floor((height - h) / 2), left: Math.floor((width - w) / 2), height: h, width: w };
}

/** The seed of one photo's view: from the run's seed, the number of the view and the photo's hash alone. */
export function viewSeed(seed: number, view: number, sha256: string): number {
  let mixed = (Number.parseInt(sha256.slice(0, 8), 16) ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16) ^ Math.imul(view + 1, 0x85ebca6b), 0xc2b2ae35) >>> 0;
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
