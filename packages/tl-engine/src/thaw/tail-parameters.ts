import { EngineError } from "../errors.ts";
import { plainSteps, stateShapes } from "../networks/state-shapes.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import type { ThawPlan } from "./thaw-plan.ts";

/** One tensor that training changes, and where it lies among all of them. */
export interface TailParameter {
  /** torchvision's: `features.11.block.1.0.weight`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** In elements. */
  readonly offset: number;
  readonly length: number;
  /** float32 [out]: what the frozen batch norm behind a convolution multiplies it with; null where there is no norm. */
  readonly scale: Float32Array | null;
  /** float32 [out]: what it adds. */
  readonly shift: Float32Array | null;
}

/**
 * The tensors behind the cut, in the order of the layers. A batch norm in evaluation mode is `scale · x + shift` with
 * `scale = γ/√(σ² + ε)` and `shift = β − μ · scale`, both constants here.
 * @throws EngineError `backbone-load` when the state lacks a tensor or has one of another shape.
 */
export function layOutParameters({ network, stages }: ThawPlan, state: ReadonlyMap<string, FloatTensor>) {
  const shapes = stateShapes(network);
  const read = (name: string): Float32Array => {
    const tensor = state.get(name);
    const expected = shapes.get(name) ?? [];
    if (!tensor) throw new EngineError("backbone-load", `${name} is missing`);
    if (tensor.shape.join() !== expected.join()) {
      throw new EngineError("backbone-load", `${name} has shape [${tensor.shape}], not [${expected}]`);
    }
    return tensor.values;
  };
  const parameters: TailParameter[] = [];
  const values: Float32Array[] = [];
  let offset = 0;
  const add = (name: string, scale: Float32Array | null = null, shift: Float32Array | null = null) => {
    const found = read(name);
    parameters.push({ name, shape: shapes.get(name) ?? [], offset, length: found.length, scale, shift });
    values.push(found);
    offset += found.length;
  };
  for (const step of stages.flatMap(plainSteps)) {
    if (step.op === "squeeze-excite") {
      for (const name of [step.first, step.second]) {
        add(`${name}.weight`);
        add(`${name}.bias`);
      }
    } else if (step.op === "convolution") {
      const [gamma, beta, mean, variance] = ["weight", "bias", "running_mean", "running_var"].map((part) =>
        read(`${step.norm}.${part}`),
      ) as [Float32Array, Float32Array, Float32Array, Float32Array];
      const scale = gamma.map((value, o) => value / Math.sqrt((variance[o] as number) + network.normEpsilon));
      const shift = beta.map((value, o) => value - (mean[o] as number) * (scale[o] as number));
      add(`${step.name}.weight`, scale, shift);
    }
  }
  return { parameters, values };
}
