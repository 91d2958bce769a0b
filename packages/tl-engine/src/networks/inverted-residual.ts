import { type Activation, convolution, type PlainStep, type SqueezeExciteStep, type Stage } from "./network.ts";

interface InvertedResidualInput {
  readonly name: string;
  readonly from: number;
  readonly expanded: number;
  readonly to: number;
  readonly kernel: number;
  readonly stride: number;
  readonly activation: Activation;
  readonly excite: Pick<SqueezeExciteStep, "squeezed" | "activation" | "gate"> | null;
}

/** Widen, convolve each channel by itself, weigh the channels, narrow: `<name>.block.<i>` in MobileNetV3 and EfficientNet. */
export function invertedResidual(input: InvertedResidualInput): Stage {
  const { name, from, expanded, to, kernel, stride, activation, excite } = input;
  const body: PlainStep[] = [];
  const names = () => ({ name: `${name}.block.${body.length}.0`, norm: `${name}.block.${body.length}.1` });
  if (expanded !== from) body.push(convolution({ ...names(), from, to: expanded, kernel: 1, activation }));
  const depthwise = { from: expanded, to: expanded, kernel, stride, groups: expanded, activation };
  body.push(convolution({ ...names(), ...depthwise }));
  if (excite) {
    const prefix = `${name}.block.${body.length}`;
    body.push({
      op: "squeeze-excite",
      first: `${prefix}.fc1`,
      second: `${prefix}.fc2`,
      channels: expanded,
      ...excite,
    });
  }
  body.push(convolution({ ...names(), from: expanded, to, kernel: 1, activation: "linear" }));
  const adds = stride === 1 && from === to;
  return {
    name,
    kind: "inverted-residual",
    steps: adds ? [{ op: "residual", body, shortcut: null, activation: "linear" }] : body,
  };
}

/** A convolution with its norm alone: `<name>.0` and `<name>.1`. */
export function plainStage(
  name: string,
  from: number,
  to: number,
  { kernel, stride, activation }: { kernel: number; stride: number; activation: Activation },
): Stage {
  const only = { name: `${name}.0`, norm: `${name}.1`, from, to, kernel, stride, activation };
  return { name, kind: "convolution", steps: [convolution(only)] };
}
