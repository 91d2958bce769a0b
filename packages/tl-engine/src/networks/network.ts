/** What a layer's output goes through. */
export type Activation = "relu" | "relu6" | "hard-swish" | "silu" | "linear";

/** A convolution without a bias, its batch norm, and an activation. */
export interface ConvolutionStep {
  readonly op: "convolution";
  /** torchvision's names: `<name>.weight`, `<norm>.running_mean`. */
  readonly name: string;
  readonly norm: string;
  /** [out, in / groups, kernel, kernel]. */
  readonly shape: readonly [number, number, number, number];
  readonly groups: number;
  readonly stride: number;
  readonly activation: Activation;
}

/** Weighs each channel by a gate over two small layers over the channels' means. */
export interface SqueezeExciteStep {
  readonly op: "squeeze-excite";
  readonly first: string;
  readonly second: string;
  readonly channels: number;
  readonly squeezed: number;
  readonly activation: "relu" | "silu";
  readonly gate: "hard-sigmoid" | "sigmoid";
}

export interface MaxPoolStep {
  readonly op: "max-pool";
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** `activation(body(x) + shortcut(x))`; without a shortcut, x itself is added. */
export interface ResidualStep {
  readonly op: "residual";
  readonly body: readonly PlainStep[];
  readonly shortcut: ConvolutionStep | null;
  readonly activation: Activation;
}

export type PlainStep = ConvolutionStep | SqueezeExciteStep | MaxPoolStep;
export type Step = PlainStep | ResidualStep;

/** A place where a network can be cut: what is before it may stay frozen. */
export interface Stage {
  /** torchvision's module: `layer2.0`, `features.4`. */
  readonly name: string;
  readonly kind: "convolution" | "basic-block" | "inverted-residual" | "pool";
  readonly steps: readonly Step[];
}

/** A fully connected layer of the classifier: `<name>.weight` [out, in] and `<name>.bias` [out]. */
export interface DenseLayer {
  readonly name: string;
  readonly shape: readonly [number, number];
}

/** A network of torchvision's, as much of it as its features and its state dict need. */
export interface Network {
  /** torchvision's builder, and the name that operators use. */
  readonly name: string;
  /** As a reader knows it. */
  readonly title: string;
  readonly inputSize: number;
  readonly normEpsilon: number;
  readonly stages: readonly Stage[];
  /** Width of the features: the last stage's channels, averaged over the picture. */
  readonly featureWidth: number;
  readonly classifier: readonly DenseLayer[];
}

interface ConvolutionInput {
  readonly name: string;
  readonly norm: string;
  readonly from: number;
  readonly to: number;
  readonly kernel: number;
  readonly stride?: number;
  readonly groups?: number;
  readonly activation: Activation;
}

export function convolution({ name, norm, from, to, kernel, stride = 1, groups = 1, activation }: ConvolutionInput) {
  const shape = [to, from / groups, kernel, kernel] as const;
  return { op: "convolution", name, norm, shape, groups, stride, activation } satisfies ConvolutionStep;
}

/** Every convolution pads so that stride 1 keeps the size. */
export const paddingOf = ({ shape }: ConvolutionStep): number => (shape[2] - 1) / 2;

/** The nearest multiple of 8, never more than a tenth below. Source: torchvision's `_make_divisible`, Sandler et al. (2018). */
export function roundToEight(value: number): number {
  const rounded = Math.max(8, Math.floor((value + 4) / 8) * 8);
  return rounded < 0.9 * value ? rounded + 8 : rounded;
}
