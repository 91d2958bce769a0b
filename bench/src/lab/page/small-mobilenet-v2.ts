import { convolution, type Network, type PlainStep, roundToEight, type Stage } from "@thaw/tl-engine/networks/network";

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
const WIDTH = 0.35;
/** As many features as MobileNetV3-Small's; the original's 1280 would make it 3 million multiply-accumulates larger than that. */
const FEATURES = 576;

/** MobileNetV2 at width 0.35, the class of network that Teachable Machine uses: 54 million multiply-accumulates. */
export function smallMobilenetV2(): Network {
  const stages: Stage[] = [];
  const add = (steps: Stage["steps"]) => stages.push({ name: `${stages.length}`, kind: "inverted-residual", steps });
  const layer = (from: number, to: number, kernel: number, stride: number, groups: number, isLinear = false) => {
    const name = `${stages.length}.${Math.round(from)}.${to}.${kernel}`;
    const activation = isLinear ? "linear" : "relu6";
    return convolution({ name, norm: `${name}.norm`, from, to, kernel, stride, groups, activation });
  };
  let from = roundToEight(32 * WIDTH);
  add([layer(3, from, 3, 2, 1)]);
  for (const [expansion, channels, repeats, first] of ROWS) {
    const to = roundToEight(channels * WIDTH);
    for (let i = 0; i < repeats; i++) {
      const stride = i === 0 ? first : 1;
      const wide = from * expansion;
      const body: PlainStep[] = expansion === 1 ? [] : [layer(from, wide, 1, 1, 1)];
      body.push(layer(wide, wide, 3, stride, wide), layer(wide, to, 1, 1, 1, true));
      const adds = stride === 1 && from === to;
      add(adds ? [{ op: "residual", body, shortcut: null, activation: "linear" }] : body);
      from = to;
    }
  }
  add([layer(from, FEATURES, 1, 1, 1)]);
  return {
    name: "mobilenet_v2_035",
    title: "MobileNetV2 0.35",
    inputSize: 224,
    normEpsilon: 1e-3,
    stages,
    featureWidth: FEATURES,
    classifier: [],
  };
}
