import { elementCount } from "../backbone/architecture.ts";
import type { Network } from "../networks/network.ts";
import { plainSteps, stateShapes } from "../networks/state-shapes.ts";
import { exportedNetwork, type HeadShape } from "./classifier.ts";
import type { ExportKind } from "./export-files.ts";

/** Of names and places, for each tensor; and of programs and notices. */
const BESIDE = { pytorch: { tensor: 290, whole: 4_000 }, safetensors: { tensor: 100, whole: 3_000 } } as const;

/** A browser takes seconds, and a phone may fail, to open a page that is larger. */
export const MAX_DEMO_BYTES = 32_000_000;

/**
 * About how large a download will be, in bytes, before it is made; right to a few hundredths.
 * @param isHalf whether binary16 holds the backbone's weights exactly, as it does the shipped one's.
 */
export function estimateBytes(kind: ExportKind, backbone: Network, head: HeadShape, isHalf: boolean): number {
  const network = exportedNetwork(backbone, head);
  const shapes = Array.from(stateShapes(network).values());
  const floats = shapes.reduce((sum, shape) => sum + elementCount(shape), 0);
  // A trained head has no exact binary16 form.
  const headFloats = network.classifier.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  if (kind === "demo") return 60_000 + ((isHalf ? 2 * (floats + headFloats) : 4 * floats) * 4) / 3;
  if (kind === "onnx") return 4 * (floats - foldedAway(network)) + 20_000;
  return 4 * floats + BESIDE[kind].tensor * shapes.length + BESIDE[kind].whole;
}

/** Whether the demo, a page with all of the weights in it, is small enough to be opened everywhere. */
export const isDemoBearable = (backbone: Network, head: HeadShape, isHalf: boolean): boolean =>
  estimateBytes("demo", backbone, head, isHalf) <= MAX_DEMO_BYTES;

/** Of a norm's four values a channel, one stays: the bias of the convolution before it. */
function foldedAway({ stages }: Network): number {
  const channels = stages.flatMap(plainSteps).map((step) => (step.op === "convolution" ? step.shape[0] : 0));
  return 3 * channels.reduce((sum, count) => sum + count, 0);
}
