import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { number } from "../ops/creation/wrapped-number.ts";
import { elements } from "../ops/elements.ts";
import { add, mul } from "../ops/elementwise/arithmetic.ts";
import { zeroTensor } from "../ops/region.ts";
import { packed } from "../ops/views/clone.ts";
import { expand } from "../ops/views/expand.ts";
import { t } from "../ops/views/permute.ts";
import { bool, type DType, float32, float64, int32, int64, uint8 } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { prepareEngine } from "../testing/use-kernels.ts";
import { beginScope, endScope } from "../views/scope.ts";
import type { Tensor } from "../views/tensor.ts";
import { alphaDropout, dropout, featureDropout } from "./dropout.ts";
import { Generator } from "./generator.ts";
import { multinomial } from "./multinomial.ts";
import { poisson } from "./poisson.ts";
import * as sample from "./sample.ts";

await prepareEngine();

interface Recorded {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly first: readonly number[];
  readonly values?: readonly number[];
  readonly sha256?: string;
}

interface Golden {
  readonly states: Record<"start" | "middle", string> & { readonly bytes: number };
  readonly cases: Record<string, { seed: number; after: number; tensors: readonly Recorded[] }>;
}

const golden: Golden = JSON.parse(readFileSync(new URL("../../testdata/golden/rng.json", import.meta.url), "utf8"));

type Draw = (g: Generator) => Tensor | Tensor[];
const zeros = (shape: readonly number[], dtype: DType = float32) => zeroTensor(shape, dtype);
const filled = (shape: readonly number[], value: number, dtype = float32) => add(zeros(shape, dtype), number(value));
const range = (n: number, step = 1) => {
  const tensor = zeros([n]);
  for (let i = 0; i < n; i++) elements(tensor)[i] = i * step;
  return tensor;
};
const weights = () => {
  const tensor = zeros([5]);
  [0.1, 0.2, 0.3, 0.4, 1].forEach((value, i) => {
    elements(tensor)[i] = value;
  });
  return tensor;
};
const rows = (n: number) => packed(expand(weights(), [n, 5]));

const DRAWS: Record<string, Draw> = {
  rand: (g) => sample.rand(g, undefined, [10]),
  "rand seed 42": (g) => sample.rand(g, undefined, [3, 4]),
  "rand large seed": (g) => sample.rand(g, undefined, [5]),
  "rand long": (g) => sample.rand(g, undefined, [5000]),
  "rand float64": (g) => sample.rand(g, float64, [10]),
  "randn long": (g) => sample.randn(g, undefined, [200000]),
  "randn odd calls": (g) => [3, 1, 20, 2].map((n) => sample.randn(g, undefined, [n])),
  "randn mixed types": (g) => [
    sample.randn(g, undefined, [3]),
    sample.randn(g, float64, [3]),
    sample.rand(g, undefined, [2]),
    sample.randn(g, undefined, [1]),
  ],
  randint: (g) => sample.randint(g, 0, 10, undefined, [20]),
  "randint negative": (g) => sample.randint(g, -5, 5, undefined, [20]),
  "randint wide": (g) => sample.randint(g, 0, 2 ** 40, undefined, [20]),
  "randint float": (g) => sample.randint(g, 0, 10, float32, [20]),
  normal_: (g) => sample.normalInPlace(g, zeros([5]), 2, 3),
  "normal_ 20": (g) => sample.normalInPlace(g, zeros([20]), 2, 3),
  "normal_ 37 float64": (g) => sample.normalInPlace(g, zeros([37], float64), 2, 3),
  "normal_ 5 float64": (g) => sample.normalInPlace(g, zeros([5], float64), 2, 3),
  "normal_ of a transposed": (g) => packed(sample.normalInPlace(g, t(zeros([5, 6])), 2, 3)),
  "normal tensors": (g) => add(mul(sample.normalInPlace(g, zeros([20]), 0, 1), filled([20], 0.1)), range(20)),
  "normal tensor number": (g) => add(mul(sample.normalInPlace(g, zeros([4]), 0, 1), number(0.5)), range(4)),
  "normal size": (g) => sample.normalInPlace(g, zeros([3, 3]), 1, 0.5),
  uniform_: (g) => sample.uniformInPlace(g, zeros([20]), -2, 5),
  "uniform_ small": (g) => sample.uniformInPlace(g, zeros([2000]), -0.044194173824159216, 0.044194173824159216),
  "uniform_ float64": (g) => sample.uniformInPlace(g, zeros([20], float64), -2, 5),
  bernoulli_: (g) => sample.bernoulliInPlace(g, zeros([40]), 0.3),
  "bernoulli_ float64": (g) => sample.bernoulliInPlace(g, zeros([40], float64), 0.3),
  "bernoulli_ bool": (g) => sample.bernoulliInPlace(g, zeros([40], bool), 0.3),
  "bernoulli_ long": (g) => sample.bernoulliInPlace(g, zeros([5000]), 0.3),
  bernoulli: (g) => sample.bernoulli(g, filled([40], 0.3)),
  "bernoulli float64": (g) => sample.bernoulli(g, filled([40], 0.3, float64)),
  dropout: (g) => dropout(g, filled([40], 1), 0.5, true),
  "dropout 0.2": (g) => dropout(g, range(40), 0.2, true),
  dropout2d: (g) => featureDropout(g, filled([2, 4, 2, 2], 1), 0.5, true),
  alpha_dropout: (g) => alphaDropout(g, range(20), 0.5, true, false),
  feature_alpha_dropout: (g) => alphaDropout(g, filled([2, 4, 3], 1), 0.5, true, true),
  "multinomial one": (g) => multinomial(g, weights(), 1, false),
  multinomial: (g) => multinomial(g, weights(), 3, false),
  "multinomial rows": (g) => multinomial(g, rows(4), 5, false),
  "multinomial replacement": (g) => multinomial(g, weights(), 20, true),
  "multinomial replacement rows": (g) => multinomial(g, rows(3), 6, true),
  "multinomial replacement one": (g) => multinomial(g, rows(3), 1, true),
  exponential_: (g) => sample.exponentialInPlace(g, zeros([40]), 1.5),
  "exponential_ float64": (g) => sample.exponentialInPlace(g, zeros([40], float64), 1.5),
  geometric_: (g) => sample.geometricInPlace(g, zeros([40]), 0.3),
  "geometric_ long": (g) => sample.geometricInPlace(g, zeros([40], int64), 0.3),
  log_normal_: (g) => sample.logNormalInPlace(g, zeros([20]), 0.5, 0.7),
  "log_normal_ float64": (g) => sample.logNormalInPlace(g, zeros([19], float64), 0.5, 0.7),
  cauchy_: (g) => sample.cauchyInPlace(g, zeros([20]), 0.5, 2),
  "cauchy_ float64": (g) => sample.cauchyInPlace(g, zeros([20], float64), 0.5, 2),
  random_: (g) => sample.randomInPlace(g, zeros([20], int64), undefined, undefined),
  "random_ to": (g) => sample.randomInPlace(g, zeros([20], int64), undefined, 10),
  "random_ from": (g) => sample.randomInPlace(g, zeros([20], int64), 3, 10),
  "random_ float": (g) => sample.randomInPlace(g, zeros([20]), undefined, undefined),
  "random_ uint8": (g) => sample.randomInPlace(g, zeros([20], uint8), undefined, undefined),
  "random_ int32": (g) => sample.randomInPlace(g, zeros([20], int32), undefined, undefined),
  "random_ bool": (g) => sample.randomInPlace(g, zeros([20], bool), undefined, undefined),
  "random_ float64": (g) => sample.randomInPlace(g, zeros([20], float64), undefined, undefined),
  "poisson small": (g) => poisson(g, filled([40], 3.5)),
  "poisson large": (g) => poisson(g, filled([40], 30)),
  "poisson mixed": (g) => poisson(g, range(20, 2)),
  "poisson float64": (g) => poisson(g, filled([20], 12, float64)),
};
for (const n of [1, 2, 3, 8, 15, 16, 17, 24, 31, 32, 100, 1000]) {
  DRAWS[`randn ${n}`] = (g) => sample.randn(g, undefined, [n]);
  DRAWS[`randn float64 ${n}`] = (g) => sample.randn(g, float64, [n]);
}
for (const n of [0, 1, 2, 10, 100, 70000]) DRAWS[`randperm ${n}`] = (g) => sample.randperm(g, n, undefined);

/** What the last bit of a machine's logarithm or sine decides: float64 alone shows it. */
function agrees(drawn: Tensor, recorded: Recorded): string | undefined {
  if (drawn.dtype.name !== recorded.dtype) return `dtype ${drawn.dtype.name}`;
  if (drawn.shape.join() !== recorded.shape.join()) return `shape ${drawn.shape}`;
  const flat = packed(drawn);
  const values = elements(flat);
  const wanted = recorded.values ?? recorded.first;
  const tolerance = drawn.dtype === float64 ? 4e-15 : 0;
  for (let i = 0; i < wanted.length; i++) {
    const off = Math.abs(Number(values[i]) - Number(wanted[i]));
    if (!(off <= tolerance * Math.max(1, Math.abs(Number(wanted[i])))))
      return `element ${i}: ${values[i]}, not ${wanted[i]}`;
  }
  if (recorded.sha256 === undefined || drawn.dtype === float64) return undefined;
  const bytes = memory.u8.slice(flat.pointer, flat.pointer + flat.count * flat.dtype.itemBytes);
  const digest = createHash("sha256").update(bytes).digest("hex");
  return digest === recorded.sha256 ? undefined : "later elements differ";
}

test.each(Object.entries(DRAWS))("%s draws what PyTorch draws, and as many numbers", (name, draw) => {
  const recorded = golden.cases[name];
  if (recorded === undefined) throw new Error(`no recorded case ${name}`);
  const before = memory.liveBytes;
  const mark = beginScope();
  const generator = new Generator(BigInt(recorded.seed));
  const drawn = draw(generator);
  const faults = (Array.isArray(drawn) ? drawn : [drawn]).map((tensor, i) =>
    agrees(tensor, recorded.tensors[i] as Recorded),
  );
  expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  expect(generator.draw32() % (2 ** 31 - 1)).toBe(recorded.after);
  endScope(mark);
  expect(memory.liveBytes).toBe(before);
});

test("a saved state has PyTorch's bytes, and goes on where it was", () => {
  const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const generator = new Generator(123n);
  expect(generator.save().length).toBe(golden.states.bytes);
  expect(digest(generator.save())).toBe(golden.states.start);
  const mark = beginScope();
  sample.rand(generator, undefined, [5]);
  sample.randn(generator, undefined, [3]);
  const state = generator.save();
  const after = Array.from(elements(sample.randn(generator, undefined, [5])) as unknown as number[]);
  const other = new Generator(0n);
  expect(other.load(state)).toBe(true);
  expect(Array.from(elements(sample.randn(other, undefined, [5])) as unknown as number[])).toEqual(after);
  endScope(mark);
  expect(other.load(new Uint8Array(5056))).toBe(false);
  expect(other.load(new Uint8Array(3))).toBe(false);
});

test("a state whose second normal value waits has PyTorch's bytes but for the last bit of that value", () => {
  const mark = beginScope();
  const generator = new Generator(123n);
  sample.rand(generator, undefined, [5]);
  sample.randn(generator, undefined, [3]);
  const view = new DataView(generator.save().buffer);
  expect(view.getInt32(5040, true)).toBe(1);
  expect(view.getFloat64(5024, true)).toBeCloseTo(-1.08544267820801, 13);
  endScope(mark);
});

test("what cannot be drawn says so as PyTorch does", () => {
  const mark = beginScope();
  const g = new Generator(0n);
  const cases: [() => unknown, string][] = [
    [
      () => sample.randint(g, 5, 5, undefined, [2]),
      "random_ expects 'from' to be less than 'to', but got from=5 >= to=5",
    ],
    [() => sample.randint(g, 0, 300, uint8, [2]), "to - 1 is out of bounds for unsigned char"],
    [() => sample.rand(g, int64, [2]), `"check_uniform_bounds" not implemented for 'Long'`],
    [() => sample.randn(g, int64, [2]), `"normal_kernel_cpu" not implemented for 'Long'`],
    [() => sample.normalInPlace(g, zeros([2]), 0, -1), "normal expects std >= 0.0, but found std -1"],
    [
      () => sample.uniformInPlace(g, zeros([2]), 1, 0),
      "uniform_ expects to return a [from, to) range, but found from=1 > to=0",
    ],
    [() => sample.bernoulliInPlace(g, zeros([2]), 2), "bernoulli_ expects p to be in [0, 1], but got p=2"],
    [() => multinomial(g, zeros([2]), 1, false), "invalid multinomial distribution (sum of probabilities <= 0)"],
    [
      () => multinomial(g, filled([2], 1), 3, false),
      "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
    ],
    [() => poisson(g, filled([2], -1)), "invalid Poisson rate, expected rate to be non-negative"],
    [() => dropout(g, zeros([2]), 1.5, true), "dropout probability has to be between 0 and 1, but got 1.5"],
  ];
  for (const [work, text] of cases) expect(work).toThrow(text);
  endScope(mark);
});
