import { outputSize } from "../networks/describe-network.ts";
import { type Network, type PlainStep, paddingOf, type Stage } from "../networks/network.ts";
import { plainSteps } from "../networks/state-shapes.ts";

/** Channels of a square picture, between two layers. */
export interface PlaneShape {
  readonly channels: number;
  readonly size: number;
}

/** A network cut in two: what is before stays frozen, the last `blocks` stages are trained. */
export interface ThawPlan {
  readonly network: Network;
  /** How many stages from the end are trained. */
  readonly blocks: number;
  /** Those stages, first to last. */
  readonly stages: readonly Stage[];
  /** The frozen stage whose output is kept for each photo, and that output's shape. */
  readonly cut: PlaneShape & { readonly stage: string };
  /** Weights that training changes: of convolutions and of squeeze-and-excite; none of a batch norm. */
  readonly parameterCount: number;
  /** Values that a photo's forward pass keeps for its backward pass. */
  readonly keptValues: number;
  /** Values of the largest of those planes. */
  readonly largestPlane: number;
  /** Multiply-accumulates of one photo's forward pass behind the cut. */
  readonly multiplyAccumulates: number;
}

/** The first stage that is a block: what is before it looks at pixels, for which any photos give the same filters. */
const firstBlock = ({ stages }: Network): number =>
  stages.findIndex(({ kind }) => kind === "inverted-residual" || kind === "basic-block");

/** As many stages as can be thawed; the stem stays frozen. */
export const mostBlocks = (network: Network): number => network.stages.length - firstBlock(network);

/**
 * What thawing a network's last blocks means.
 * @throws RangeError when the network hasn't as many blocks, or `blocks` is less than 1.
 */
export function planThaw(network: Network, blocks: number): ThawPlan {
  if (!Number.isInteger(blocks) || blocks < 1 || blocks > mostBlocks(network)) {
    throw new RangeError(`${network.name} has 1 to ${mostBlocks(network)} blocks that can be thawed, not ${blocks}`);
  }
  const at = network.stages.length - blocks;
  let shape: PlaneShape = { channels: 3, size: network.inputSize };
  for (const stage of network.stages.slice(0, at)) shape = walk(stage, shape).shape;
  const cut = { ...shape, stage: (network.stages[at - 1] as Stage).name };
  const stages = network.stages.slice(at);
  let keptValues = shape.channels * shape.size ** 2;
  let largestPlane = keptValues;
  let multiplyAccumulates = 0;
  for (const stage of stages) {
    const walked = walk(stage, shape);
    shape = walked.shape;
    keptValues += walked.kept;
    largestPlane = Math.max(largestPlane, walked.largest);
    multiplyAccumulates += walked.multiplyAccumulates;
  }
  const parameterCount = stages.flatMap(plainSteps).reduce((sum, step) => sum + weightsOf(step), 0);
  return { network, blocks, stages, cut, parameterCount, keptValues, largestPlane, multiplyAccumulates };
}

function weightsOf(step: PlainStep): number {
  if (step.op === "convolution") return step.shape.reduce((product, extent) => product * extent, 1);
  if (step.op === "squeeze-excite") return 2 * step.channels * step.squeezed + step.channels + step.squeezed;
  return 0;
}

function walk({ steps }: Stage, from: PlaneShape) {
  let { channels, size } = from;
  let kept = 0;
  let largest = 0;
  let multiplyAccumulates = 0;
  const keep = (planes: number) => {
    const values = channels * size ** 2;
    kept += planes * values;
    largest = Math.max(largest, values);
  };
  const step = (of: PlainStep) => {
    if (of.op === "convolution") {
      size = outputSize(size, of.shape[2], of.stride, paddingOf(of));
      channels = of.shape[0];
      multiplyAccumulates += of.shape.reduce((product, extent) => product * extent, 1) * size ** 2;
      // The gradient of a curved activation needs what went in.
      keep(isCurved(of.activation) ? 2 : 1);
    } else if (of.op === "squeeze-excite") {
      multiplyAccumulates += 2 * of.channels * of.squeezed;
      keep(1);
    } else {
      size = outputSize(size, of.kernel, of.stride, of.padding);
      keep(1);
    }
  };
  for (const each of steps) {
    if (each.op !== "residual") {
      step(each);
      continue;
    }
    const start = { channels, size };
    for (const of of each.body) step(of);
    if (each.shortcut) {
      const end = { channels, size };
      ({ channels, size } = start);
      step(each.shortcut);
      ({ channels, size } = end);
    }
  }
  return { shape: { channels, size }, kept, largest, multiplyAccumulates };
}

/** Whether an activation's gradient can't be told from its result alone. */
export const isCurved = (activation: string): boolean => activation === "hard-swish" || activation === "silu";
