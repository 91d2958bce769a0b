import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { LabelledFeatures, OptimizerName } from "../client/lab-types.ts";
import { type KernelArena, layOut } from "../networks/kernel-arena.ts";
import type { Learner } from "./create-learner.ts";
import type { Criterion } from "./criterion.ts";

const FLOAT_BYTES = 4;
/** Adam's of PyTorch. */
const BETAS = [0.9, 0.999] as const;
const EPSILON = 1e-8;

export interface LinearHeadTask {
  /** float32 [classes, width] and [classes]; `read` writes what was learned into them. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  /** Standardised; borrowed until the head is placed. */
  readonly training: LabelledFeatures;
  readonly validation: LabelledFeatures | undefined;
  readonly batchSize: number;
  readonly criterion: Criterion;
  readonly optimizer: OptimizerName;
  readonly weightDecay: number;
  readonly momentum: number;
}

/**
 * Puts a linear head, its pictures and its optimiser's state into the kernels' memory: a step is then two calls.
 * The same as `trainable-head`'s in float32 instead of its sums in float64: within 1e-6 of each other.
 * @throws KernelMemoryError when the memory has no room for the features.
 */
export function placeLinearHead(kernels: LoadedKernels, task: LinearHeadTask): Learner {
  return layOut(kernels.memory, (arena) => placeIn(arena, kernels, task));
}

function placeIn(arena: KernelArena, { memory, exports }: LoadedKernels, task: LinearHeadTask): Learner {
  const { weight, bias, training, validation, batchSize, criterion, optimizer } = task;
  const classes = bias.length;
  const width = weight.length / classes;
  const length = weight.length + classes;
  const place = (values: Int32Array) => {
    const at = arena.bytes(values.byteLength);
    memory.i32.set(values, at / FLOAT_BYTES);
    return at;
  };
  const zeros = () => {
    const at = arena.floats(length);
    memory.f32.fill(0, at / FLOAT_BYTES, at / FLOAT_BYTES + length);
    return at;
  };
  // Weight and bias after one another, so that the optimiser takes them in one call.
  const parameters = arena.floats(length);
  const [gradients, first, second] = [zeros(), zeros(), zeros()];
  memory.f32.set(weight, parameters / FLOAT_BYTES);
  memory.f32.set(bias, parameters / FLOAT_BYTES + weight.length);
  const biasBytes = weight.length * FLOAT_BYTES;
  const ownWeights = arena.bytes(8 * classes);
  memory.f64.set(criterion.classWeights, ownWeights / 8);
  const equalWeights = arena.bytes(8 * classes);
  memory.f64.fill(1, equalWeights / 8, equalWeights / 8 + classes);
  const weightSum = criterion.classWeights.reduce((sum, value) => sum + value, 0);
  const most = Math.max(batchSize, validation?.labels.length ?? 0);
  const order = arena.bytes(most * 4);
  const scratch = arena.floats(most * classes);
  const correct = arena.bytes(4);

  function describe(part: LabelledFeatures, classWeights: number, isLearning: boolean): number {
    const [features, labels] = [arena.place(part.features), place(part.labels)];
    const wanted = isLearning ? [gradients, gradients + biasBytes] : [0, 0];
    const all = [width, classes, 0, features, labels, order, parameters, parameters + biasBytes];
    return arena.describe([...all, ...wanted, classWeights, scratch, correct]);
  }

  const learning = describe(training, ownWeights, true);
  const scoring = validation && describe(validation, equalWeights, false);
  const everyHeld = Int32Array.from({ length: validation?.labels.length ?? 0 }, (_, i) => i);
  let steps = 0;

  function run(desc: number, batch: Int32Array, smoothing: number, sum: number, divisor: number) {
    memory.i32.set(batch, order / 4);
    memory.i32[desc / 4 + 2] = batch.length;
    memory.i32[correct / 4] = 0;
    const loss = exports.linear_head_f32(desc, smoothing, sum, divisor);
    return { loss, correct: memory.i32[correct / 4] as number };
  }

  return {
    learn: (batch, divisor) => run(learning, batch, criterion.labelSmoothing, weightSum, divisor),
    step(learningRate) {
      steps++;
      const { weightDecay, momentum } = task;
      if (optimizer === "sgd") {
        const buffer = momentum === 0 ? 0 : first;
        const isFirst = steps === 1 ? 1 : 0;
        exports.sgd_step_f32(
          length,
          parameters,
          gradients,
          buffer,
          learningRate,
          momentum,
          0,
          weightDecay,
          0,
          isFirst,
          0,
        );
        return;
      }
      const decoupled = optimizer === "adamw" ? 1 : 0;
      const rates = [learningRate, ...BETAS, EPSILON, weightDecay] as const;
      exports.adam_step_f32(length, parameters, gradients, first, second, 0, ...rates, decoupled, steps, 0);
    },
    score() {
      if (scoring === undefined) return { loss: Number.NaN, accuracy: Number.NaN };
      const { loss, correct: right } = run(scoring, everyHeld, 0, classes, 1);
      return { loss: loss / everyHeld.length, accuracy: right / everyHeld.length };
    },
    read() {
      const at = parameters / FLOAT_BYTES;
      weight.set(memory.f32.subarray(at, at + weight.length));
      bias.set(memory.f32.subarray(at + weight.length, at + length));
    },
    dispose: arena.dispose,
  };
}
