/**
 * MobileNetV3-Small's feature extractor as torchvision builds it.
 * Source: Howard et al., Searching for MobileNetV3 (2019), table 2; torchvision's module names.
 */
export interface Stage {
  /** torchvision's module name. */
  readonly name: string;
  readonly inChannels: number;
  /** Width between expansion and projection; for a plain convolution the same as `outChannels`. */
  readonly expandedChannels: number;
  readonly outChannels: number;
  readonly kernel: number;
  readonly stride: number;
  /** Width of the squeeze-and-excite bottleneck, or null where there is none. */
  readonly squeezeChannels: number | null;
  readonly activation: "relu" | "hard-swish";
  /** Height and width of the output for a 224 × 224 picture. */
  readonly outSize: number;
}

/** One convolution with its batch norm. */
export interface Convolution {
  readonly name: string;
  readonly norm: string;
  /** [out, in / groups, kernel, kernel]. */
  readonly shape: readonly [number, number, number, number];
  readonly depthwise: boolean;
}

/** One convolution with a bias of its own: the two inside squeeze-and-excite. */
export interface Squeeze {
  readonly name: string;
  readonly shape: readonly [number, number, 1, 1];
}

export const INPUT_SIZE = 224;
export const FEATURE_WIDTH = 576;
export const NORM_EPSILON = 0.001;

const RELU = "relu";
const HSWISH = "hard-swish";

function stage(
  index: number,
  [inChannels, expandedChannels, outChannels]: readonly [number, number, number],
  [kernel, stride]: readonly [number, number],
  squeezeChannels: number | null,
  activation: Stage["activation"],
  outSize: number,
): Stage {
  const name = `features.${index}`;
  return { name, inChannels, expandedChannels, outChannels, kernel, stride, squeezeChannels, activation, outSize };
}

export const STEM = stage(0, [3, 16, 16], [3, 2], null, HSWISH, 112);

export const BLOCKS: readonly Stage[] = [
  stage(1, [16, 16, 16], [3, 2], 8, RELU, 56),
  stage(2, [16, 72, 24], [3, 2], null, RELU, 28),
  stage(3, [24, 88, 24], [3, 1], null, RELU, 28),
  stage(4, [24, 96, 40], [5, 2], 24, HSWISH, 14),
  stage(5, [40, 240, 40], [5, 1], 64, HSWISH, 14),
  stage(6, [40, 240, 40], [5, 1], 64, HSWISH, 14),
  stage(7, [40, 120, 48], [5, 1], 32, HSWISH, 14),
  stage(8, [48, 144, 48], [5, 1], 40, HSWISH, 14),
  stage(9, [48, 288, 96], [5, 2], 72, HSWISH, 7),
  stage(10, [96, 576, 96], [5, 1], 144, HSWISH, 7),
  stage(11, [96, 576, 96], [5, 1], 144, HSWISH, 7),
];

export const LAST = stage(12, [96, 576, FEATURE_WIDTH], [1, 1], null, HSWISH, 7);

/** A block adds its input to its output where the two have one shape. */
export function hasSkip(block: Stage): boolean {
  return block.stride === 1 && block.inChannels === block.outChannels;
}

export interface BlockLayers {
  /** Absent in the first block, which does not widen. */
  readonly expand: Convolution | null;
  readonly depthwise: Convolution;
  readonly squeeze: readonly [Squeeze, Squeeze] | null;
  readonly project: Convolution;
}

export function blockLayers(block: Stage): BlockLayers {
  const { name, inChannels, expandedChannels, outChannels, kernel, squeezeChannels } = block;
  let position = 0;
  const convolution = (shape: Convolution["shape"], depthwise: boolean): Convolution => {
    const prefix = `${name}.block.${position++}`;
    return { name: `${prefix}.0`, norm: `${prefix}.1`, shape, depthwise };
  };
  const expand = expandedChannels === inChannels ? null : convolution([expandedChannels, inChannels, 1, 1], false);
  const depthwise = convolution([expandedChannels, 1, kernel, kernel], true);
  let squeeze: BlockLayers["squeeze"] = null;
  if (squeezeChannels !== null) {
    const prefix = `${name}.block.${position++}`;
    squeeze = [
      { name: `${prefix}.fc1`, shape: [squeezeChannels, expandedChannels, 1, 1] },
      { name: `${prefix}.fc2`, shape: [expandedChannels, squeezeChannels, 1, 1] },
    ];
  }
  return { expand, depthwise, squeeze, project: convolution([outChannels, expandedChannels, 1, 1], false) };
}

/** The one convolution of the stem or of the last stage. */
export function plainConvolution({ name, inChannels, outChannels, kernel }: Stage): Convolution {
  return { name: `${name}.0`, norm: `${name}.1`, shape: [outChannels, inChannels, kernel, kernel], depthwise: false };
}

export interface StageLayers {
  readonly convolutions: readonly Convolution[];
  readonly squeezes: readonly Squeeze[];
}

export const ALL_STAGES: readonly Stage[] = [STEM, ...BLOCKS, LAST];

export function stageLayers(of: Stage): StageLayers {
  if (of === STEM || of === LAST) return { convolutions: [plainConvolution(of)], squeezes: [] };
  const { expand, depthwise, squeeze, project } = blockLayers(of);
  return { convolutions: expand ? [expand, depthwise, project] : [depthwise, project], squeezes: squeeze ?? [] };
}

/** Name and shape of every tensor of the state dict that the forward pass needs, in order. */
export function stateShapes(): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  for (const each of ALL_STAGES) {
    const { convolutions, squeezes } = stageLayers(each);
    for (const { name, norm, shape } of convolutions) {
      shapes.set(`${name}.weight`, shape);
      for (const part of ["weight", "bias", "running_mean", "running_var"]) shapes.set(`${norm}.${part}`, [shape[0]]);
    }
    for (const { name, shape } of squeezes) {
      shapes.set(`${name}.weight`, shape);
      shapes.set(`${name}.bias`, [shape[0]]);
    }
  }
  return shapes;
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
