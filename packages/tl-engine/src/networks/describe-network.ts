import { type Network, type PlainStep, paddingOf, type Stage } from "./network.ts";
import { BATCH_COUNT, NORM_PARTS, plainSteps, stateShapes } from "./state-shapes.ts";

export interface LayerFacts {
  readonly name: string;
  readonly kind: Stage["kind"];
  readonly outChannels: number;
  /** Height and width of its output, for a picture of the network's input size. */
  readonly outSize: number;
  readonly parameterCount: number;
  readonly multiplyAccumulates: number;
}

export interface NetworkFacts {
  readonly layers: readonly LayerFacts[];
  /** Of the features, as PyTorch counts them: without the classifier and without running statistics. */
  readonly parameterCount: number;
  readonly multiplyAccumulates: number;
  /** Of the whole model, its classifier included. */
  readonly modelParameterCount: number;
}

const product = (shape: readonly number[]): number => shape.reduce((all, extent) => all * extent, 1);

export const outputSize = (size: number, kernel: number, stride: number, padding: number): number =>
  Math.floor((size + 2 * padding - kernel) / stride) + 1;

/** Counts a network's layers, parameters and multiply-accumulates from its table. */
export function describeNetwork(network: Network): NetworkFacts {
  const layers: LayerFacts[] = [];
  let size = network.inputSize;
  let channels = 3;
  for (const stage of network.stages) {
    const counted = stage.steps.map((step) => {
      const isResidual = step.op === "residual";
      const main = walk(isResidual ? step.body : [step], size, channels);
      const beside = walk(isResidual && step.shortcut ? [step.shortcut] : [], size, channels);
      ({ size, channels } = main);
      return main.multiplyAccumulates + beside.multiplyAccumulates;
    });
    layers.push({
      name: stage.name,
      kind: stage.kind,
      outChannels: channels,
      outSize: size,
      parameterCount: parametersOf(plainSteps(stage)),
      multiplyAccumulates: counted.reduce((sum, count) => sum + count, 0),
    });
  }
  const statistics = ["running_mean", "running_var", BATCH_COUNT];
  const learned = [...stateShapes(network)].filter(([name]) => !statistics.some((end) => name.endsWith(`.${end}`)));
  return {
    layers,
    parameterCount: layers.reduce((sum, { parameterCount }) => sum + parameterCount, 0),
    multiplyAccumulates: layers.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0),
    modelParameterCount: learned.reduce((sum, [, shape]) => sum + product(shape), 0),
  };
}

function walk(steps: readonly PlainStep[], startSize: number, startChannels: number) {
  let size = startSize;
  let channels = startChannels;
  let multiplyAccumulates = 0;
  for (const step of steps) {
    if (step.op === "convolution") {
      size = outputSize(size, step.shape[2], step.stride, paddingOf(step));
      channels = step.shape[0];
      multiplyAccumulates += product(step.shape) * size * size;
    } else if (step.op === "max-pool") {
      size = outputSize(size, step.kernel, step.stride, step.padding);
    } else {
      multiplyAccumulates += 2 * step.channels * step.squeezed;
    }
  }
  return { size, channels, multiplyAccumulates };
}

function parametersOf(steps: readonly PlainStep[]): number {
  return steps.reduce((sum, step) => {
    // A norm learns a scale and a shift; its statistics are no parameters.
    if (step.op === "convolution") return sum + product(step.shape) + (NORM_PARTS.length - 2) * step.shape[0];
    if (step.op === "squeeze-excite") return sum + 2 * step.channels * step.squeezed + step.channels + step.squeezed;
    return sum;
  }, 0);
}
