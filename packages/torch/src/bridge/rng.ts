import { applyInPlace } from "../autograd/in-place.ts";
import { packed } from "../ops/views/clone.ts";
import { alphaDropout, dropout, featureDropout } from "../rng/dropout.ts";
import { freshSeed, generatorOf, newGenerator, releaseGenerator, toSeed } from "../rng/generators.ts";
import { multinomial } from "../rng/multinomial.ts";
import { poisson } from "../rng/poisson.ts";
import * as sample from "../rng/sample.ts";
import { DTYPES, type DType, uint8 } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsTensor, returnsValue } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { alsoInPlace } from "./with-numbers.ts";

function dtypeOf(code: number | undefined | null): DType | undefined {
  return code === undefined || code === null ? undefined : DTYPES[code];
}

function loadState(handle: number, generator: number): void {
  const state = packed(tensorOf(handle));
  if (state.dtype !== uint8) throw runtimeError("RNG state must be a torch.ByteTensor");
  if (state.count !== 5056) {
    throw runtimeError(
      `Expected either a CPUGeneratorImplStateLegacy of size 5048 or a CPUGeneratorImplState of size 5056 but found the input RNG state size to be ${state.count}`,
    );
  }
  const bytes = memory.u8.slice(state.pointer, state.pointer + state.count);
  if (!generatorOf(generator).load(bytes)) throw runtimeError("Invalid mt19937 state");
}

/** Random numbers. The generator's number comes first; 0 is the default one. */
export const rngBridge = {
  make_generator: returnsValue(newGenerator),
  release_generator: releaseGenerator,
  manual_seed: returnsNothing((seed: number | bigint, generator: number = 0) =>
    generatorOf(generator).reseed(toSeed(seed)),
  ),
  /** Seeds with something unforeseeable, which it answers. */
  seed: returnsValue((generator: number | undefined = 0) => {
    const seed = freshSeed();
    generatorOf(generator).reseed(seed);
    return seed;
  }),
  initial_seed: returnsValue((generator: number | undefined = 0) => generatorOf(generator).seed),
  get_rng_state: returnsTensor((generator: number | undefined = 0) => {
    const bytes = generatorOf(generator).save();
    const state = emptyTensor([bytes.length], uint8);
    memory.u8.set(bytes, state.pointer);
    return state;
  }),
  set_rng_state: returnsNothing((handle: number, generator: number = 0) => loadState(handle, generator)),
  rand: returnsTensor((g: number, dtype: number | undefined, ...shape: number[]) =>
    sample.rand(generatorOf(g), dtypeOf(dtype), shape),
  ),
  randn: returnsTensor((g: number, dtype: number | undefined, ...shape: number[]) =>
    sample.randn(generatorOf(g), dtypeOf(dtype), shape),
  ),
  randint: returnsTensor(
    (g: number, low: number | bigint, high: number | bigint, dtype: number | undefined, ...shape: number[]) =>
      sample.randint(generatorOf(g), low, high, dtypeOf(dtype), shape),
  ),
  randperm: returnsTensor((g: number, n: number, dtype: number | undefined) =>
    sample.randperm(generatorOf(g), n, dtypeOf(dtype)),
  ),
  normal_: returnsNothing((g: number, handle: number, mean: number, std: number) => {
    sample.normalInPlace(generatorOf(g), tensorOf(handle), mean, std);
  }),
  uniform_: returnsNothing((g: number, handle: number, from: number, to: number) => {
    sample.uniformInPlace(generatorOf(g), tensorOf(handle), from, to);
  }),
  bernoulli: returnsTensor((g: number, handle: number) => sample.bernoulli(generatorOf(g), tensorOf(handle))),
  bernoulli_: returnsNothing((g: number, handle: number, p: number) => {
    sample.bernoulliInPlace(generatorOf(g), tensorOf(handle), p);
  }),
  /** With a probability for each element. */
  bernoulli_tensor_: returnsNothing((g: number, handle: number, probabilities: number) => {
    applyInPlace(tensorOf(handle), () => sample.bernoulli(generatorOf(g), tensorOf(probabilities)));
  }),
  multinomial: returnsTensor((g: number, handle: number, samples: number, replacement: boolean) =>
    multinomial(generatorOf(g), tensorOf(handle), samples, replacement),
  ),
  exponential_: returnsNothing((g: number, handle: number, rate: number) => {
    sample.exponentialInPlace(generatorOf(g), tensorOf(handle), rate);
  }),
  geometric_: returnsNothing((g: number, handle: number, p: number) => {
    sample.geometricInPlace(generatorOf(g), tensorOf(handle), p);
  }),
  log_normal_: returnsNothing((g: number, handle: number, mean: number, std: number) => {
    sample.logNormalInPlace(generatorOf(g), tensorOf(handle), mean, std);
  }),
  cauchy_: returnsNothing((g: number, handle: number, median: number, sigma: number) => {
    sample.cauchyInPlace(generatorOf(g), tensorOf(handle), median, sigma);
  }),
  random_: returnsNothing(
    (g: number, handle: number, low: number | bigint | undefined, high: number | bigint | undefined) => {
      sample.randomInPlace(generatorOf(g), tensorOf(handle), low ?? undefined, high ?? undefined);
    },
  ),
  poisson: returnsTensor((g: number, handle: number) => poisson(generatorOf(g), tensorOf(handle))),
  ...alsoInPlace({
    dropout: (x: Tensor, p: number, training: boolean) => dropout(generatorOf(0), x, p, training),
    feature_dropout: (x: Tensor, p: number, training: boolean) => featureDropout(generatorOf(0), x, p, training),
    alpha_dropout: (x: Tensor, p: number, training: boolean) => alphaDropout(generatorOf(0), x, p, training, false),
    feature_alpha_dropout: (x: Tensor, p: number, training: boolean) =>
      alphaDropout(generatorOf(0), x, p, training, true),
  }),
};
