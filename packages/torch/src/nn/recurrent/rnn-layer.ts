import { multiply } from "../../ops/linear/gemm.ts";
import { anyNeedsGradient, attachAll, withoutGradient } from "../../ops/record.ts";
import { sum } from "../../ops/reduction/sum.ts";
import { copyElements, zeroTensor } from "../../ops/region.ts";
import { packed } from "../../ops/views/clone.ts";
import { t } from "../../ops/views/permute.ts";
import { kernels, memory } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { contiguousStrides, countElements } from "../../views/strides.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../../views/tensor.ts";
import type { Values } from "../image/linear-map.ts";
import { onceDifferentiable } from "../once-differentiable.ts";
import { gatesOf, type Mode, stepBackward, stepForward } from "./cells.ts";

/** The weights of one layer in one direction: [G·H, I], [G·H, H], [G·H], [G·H]. */
interface RnnWeights {
  readonly inputWeight: Tensor;
  readonly hiddenWeight: Tensor;
  readonly inputBias: Tensor | undefined;
  readonly hiddenBias: Tensor | undefined;
}

interface Sizes {
  readonly steps: number;
  readonly batch: number;
  readonly width: number;
  readonly size: number;
  readonly gates: number;
}

/** What the forward pass leaves for the backward one. */
interface Trace {
  /** Activated gates [T, B, G·H]; hidden side [T, B, G·H] (GRU); states before each step; cells after each step. */
  readonly gates: Tensor;
  readonly hidden: Tensor;
  readonly before: Tensor;
  readonly cells: Tensor;
}

/**
 * One layer of a recurrent network in one direction, over the whole sequence: one product for all inputs, one for each
 * step's state.
 * @param input [T, B, I].
 * @param state [B, H].
 * @param cell [B, H] of an LSTM.
 * @param reverse from the last step to the first.
 * @returns the states [T, B, H], the last one [B, H] and, for an LSTM, the last cell.
 */
export function rnnLayer(
  mode: Mode,
  input: Tensor,
  state: Tensor,
  cell: Tensor | undefined,
  weights: RnnWeights,
  reverse: boolean,
): Tensor[] {
  const sizes = sizesOf(mode, input, state, weights);
  const { steps } = sizes;
  const [states, trace] = runForward(mode, packed(input), packed(state), cell, weights, reverse, sizes);
  const last = reverse ? 0 : steps - 1;
  const final = emptyTensor(state.shape, state.dtype);
  copyElements(slab(states, last, state.shape), final);
  const outputs = [states, final];
  if (mode === 2) {
    const finalCell = emptyTensor(state.shape, state.dtype);
    copyElements(slab(trace.cells, last, state.shape), finalCell);
    outputs.push(finalCell);
  }
  const { inputWeight, hiddenWeight, inputBias, hiddenBias } = weights;
  const inputs = [input, state, cell, inputWeight, hiddenWeight, inputBias, hiddenBias];
  if (anyNeedsGradient(inputs)) {
    const firstCell = cell ?? state;
    attachAll(outputs, {
      name: "StackBackward0",
      inputs,
      saved: [input, firstCell, inputWeight, hiddenWeight, trace.gates, trace.hidden, trace.before, trace.cells],
      savedOutputs: [0],
      backward: (gradients, saved) => {
        const results = withoutGradient(() => runBackward(mode, gradients, saved, reverse, sizes, state.shape));
        return results.map((result, index) =>
          inputs[index] === undefined || result === undefined
            ? undefined
            : onceDifferentiable(result, "rnn_layer_backward", [...gradients, input, inputWeight, hiddenWeight]),
        );
      },
    });
  }
  return outputs;
}

/** One step's part of a tensor [T, …]. */
function slab(tensor: Tensor, step: number, shape: readonly number[]): Tensor {
  return aliasTensor(tensor, shape, contiguousStrides(shape), tensor.offset + step * countElements(shape));
}

/** The elements of one step's part. */
function part(tensor: Tensor, step: number, length: number): Values {
  const items = tensor.dtype.kernel === "f32" ? memory.f32 : memory.f64;
  const start = tensor.pointer / tensor.dtype.itemBytes + step * length;
  return items.subarray(start, start + length);
}

function runForward(
  mode: Mode,
  input: Tensor,
  state: Tensor,
  cell: Tensor | undefined,
  weights: RnnWeights,
  reverse: boolean,
  sizes: Sizes,
): [states: Tensor, trace: Trace] {
  const { steps, batch, width, size, gates: wide } = sizes;
  const { dtype } = input;
  const rows = aliasTensor(input, [steps * batch, width], [width, 1], input.offset);
  const gates = biasRows(weights.inputBias, mode === 3 ? undefined : weights.hiddenBias, steps * batch, wide, dtype);
  multiply(rows, t(bare(weights.inputWeight)), gates);
  const hidden = mode === 3 ? biasRows(weights.hiddenBias, undefined, steps * batch, wide, dtype) : gates;
  const states = emptyTensor([steps, ...state.shape], dtype);
  const before = emptyTensor([steps, ...state.shape], dtype);
  const cells = mode === 2 ? emptyTensor([steps, ...state.shape], dtype) : before;
  const firstCell = packed(cell ?? state);
  const hiddenWeight = packed(weights.hiddenWeight);
  const gemm = dtype.kernel === "f32" ? kernels.gemm_f32 : kernels.gemm_f64;
  const bytes = dtype.itemBytes;
  const length = batch * size;
  for (let n = 0; n < steps; n++) {
    const step = reverse ? steps - 1 - n : n;
    const previous = reverse ? step + 1 : step - 1;
    const from = n === 0 ? state.pointer : states.pointer + previous * length * bytes;
    const to = before.pointer + step * length * bytes;
    memory.u8.copyWithin(to, from, from + length * bytes);
    const target = (mode === 3 ? hidden : gates).pointer + step * batch * wide * bytes;
    gemm(0, 1, batch, wide, size, 1, to, size, hiddenWeight.pointer, size, 1, target, wide);
    stepForward(mode, batch, size, {
      gates: part(gates, step, batch * wide),
      hidden: part(hidden, step, batch * wide),
      before: part(before, step, length),
      after: part(states, step, length),
      cellBefore: n === 0 ? part(firstCell, 0, length) : part(cells, previous, length),
      cellAfter: part(cells, step, length),
    });
  }
  return [states, { gates, hidden, before, cells }];
}

function runBackward(
  mode: Mode,
  gradients: readonly (Tensor | undefined)[],
  saved: readonly Tensor[],
  reverse: boolean,
  sizes: Sizes,
  stateShape: readonly number[],
): (Tensor | undefined)[] {
  const [input, firstCell, inputWeight, hiddenWeight, gates, hidden, before, cells, states] = saved as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
  ];
  const { steps, batch, width, size, gates: wide } = sizes;
  const { dtype } = input;
  const length = batch * size;
  const ofStates = gradients[0] === undefined ? undefined : packed(gradients[0]);
  const ofGates = emptyTensor([steps * batch, wide], dtype);
  const ofHidden = mode === 3 ? emptyTensor([steps * batch, wide], dtype) : ofGates;
  const flowing = zeroTensor(stateShape, dtype);
  if (gradients[1] !== undefined) copyElements(gradients[1], flowing);
  const ofCell = zeroTensor(stateShape, dtype);
  if (gradients[2] !== undefined) copyElements(gradients[2], ofCell);
  const direct = emptyTensor(stateShape, dtype);
  const weight = packed(hiddenWeight);
  const start = packed(firstCell);
  const gemm = dtype.kernel === "f32" ? kernels.gemm_f32 : kernels.gemm_f64;
  const bytes = dtype.itemBytes;
  for (let n = steps - 1; n >= 0; n--) {
    const step = reverse ? steps - 1 - n : n;
    const previous = reverse ? step + 1 : step - 1;
    const after = part(flowing, 0, length);
    if (ofStates !== undefined) {
      const given = part(ofStates, step, length);
      for (let i = 0; i < length; i++) after[i] = (after[i] as number) + (given[i] as number);
    }
    const arrays = {
      gates: part(gates, step, batch * wide),
      hidden: part(hidden, step, batch * wide),
      before: part(before, step, length),
      after: part(states, step, length),
      cellBefore: n === 0 ? part(start, 0, length) : part(cells, previous, length),
      cellAfter: part(cells, step, length),
    };
    stepBackward(mode, batch, size, arrays, {
      after,
      cell: part(ofCell, 0, length),
      gates: part(ofGates, step, batch * wide),
      hidden: part(ofHidden, step, batch * wide),
      direct: part(direct, 0, length),
    });
    memory.u8.copyWithin(flowing.pointer, direct.pointer, direct.pointer + length * bytes);
    const from = ofHidden.pointer + step * batch * wide * bytes;
    gemm(0, 0, batch, size, wide, 1, from, wide, weight.pointer, size, 1, flowing.pointer, size);
  }
  const x = packed(input);
  const rows = aliasTensor(x, [steps * batch, width], [width, 1], x.offset);
  const states0 = aliasTensor(before, [steps * batch, size], [size, 1], before.offset);
  const ofInput = multiply(ofGates, bare(inputWeight));
  ofInput.reshapeInPlace(input.shape, contiguousStrides(input.shape), 0);
  return [
    ofInput,
    flowing,
    mode === 2 ? ofCell : undefined,
    multiply(t(ofGates), rows),
    multiply(t(ofHidden), states0),
    sum(ofGates, [0], false),
    sum(ofHidden, [0], false),
  ];
}

function bare(tensor: Tensor): Tensor {
  return aliasTensor(tensor, tensor.shape, tensor.strides, tensor.offset);
}

/** Rows that begin as the sum of the biases. */
function biasRows(
  a: Tensor | undefined,
  b: Tensor | undefined,
  rows: number,
  columns: number,
  dtype: Tensor["dtype"],
): Tensor {
  const output = zeroTensor([rows, columns], dtype);
  const given = [a, b].filter((bias) => bias !== undefined).map(packed);
  if (given.length === 0) return output;
  const out = part(output, 0, rows * columns);
  const values = given.map((bias) => part(bias, 0, columns));
  for (let column = 0; column < columns; column++) {
    let total = 0;
    for (const bias of values) total += bias[column] as number;
    for (let at = column; at < out.length; at += columns) out[at] = total;
  }
  return output;
}

function sizesOf(mode: Mode, input: Tensor, state: Tensor, weights: RnnWeights): Sizes {
  const [steps, batch, width] = input.shape as [number, number, number];
  const size = state.shape.at(-1) as number;
  const expected = weights.inputWeight.shape[1] as number;
  if (width !== expected) {
    throw runtimeError(`input.size(-1) must be equal to input_size. Expected ${expected}, got ${width}`);
  }
  return { steps, batch, width, size, gates: gatesOf(mode) * size };
}
