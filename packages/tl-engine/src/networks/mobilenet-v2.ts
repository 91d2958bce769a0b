import { convolution, type Network, type PlainStep, type Stage } from "./network.ts";

/** Expansion, channels, repeats, stride of the first. Source: Sandler et al., MobileNetV2 (2018), table 2. */
const ROWS = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;

/** MobileNetV2 with torchvision's names. */
export const mobilenetV2: Network = {
  name: "mobilenet_v2",
  title: "MobileNetV2",
  inputSize: 224,
  normEpsilon: 1e-5,
  stages: stages(),
  featureWidth: 1280,
  classifier: [{ name: "classifier.1", shape: [1000, 1280] }],
};

function stages(): Stage[] {
  const all: Stage[] = [plain("features.0", 3, 32, 3, 2)];
  let from = 32;
  for (const [expansion, to, repeats, stride] of ROWS) {
    for (let i = 0; i < repeats; i++) {
      all.push(block(`features.${all.length}`, from, to, i === 0 ? stride : 1, expansion));
      from = to;
    }
  }
  all.push(plain(`features.${all.length}`, from, 1280, 1, 1));
  return all;
}

function plain(name: string, from: number, to: number, kernel: number, stride: number): Stage {
  const only = { name: `${name}.0`, norm: `${name}.1`, from, to, kernel, stride, activation: "relu6" } as const;
  return { name, kind: "convolution", steps: [convolution(only)] };
}

function block(name: string, from: number, to: number, stride: number, expansion: number): Stage {
  const wide = from * expansion;
  const body: PlainStep[] = [];
  const prefix = () => `${name}.conv.${body.length}`;
  if (expansion !== 1) {
    const expand = { name: `${prefix()}.0`, norm: `${prefix()}.1`, from, to: wide, kernel: 1 };
    body.push(convolution({ ...expand, activation: "relu6" }));
  }
  const depthwise = { name: `${prefix()}.0`, norm: `${prefix()}.1`, from: wide, to: wide, kernel: 3, stride };
  body.push(convolution({ ...depthwise, groups: wide, activation: "relu6" }));
  // The projection and its norm are two entries of their own.
  const project = { name: prefix(), norm: `${name}.conv.${body.length + 1}`, from: wide, to, kernel: 1 };
  body.push(convolution({ ...project, activation: "linear" }));
  const adds = stride === 1 && from === to;
  return {
    name,
    kind: "inverted-residual",
    steps: adds ? [{ op: "residual", body, shortcut: null, activation: "linear" }] : body,
  };
}
