import { add, mul } from "../../ops/elementwise/arithmetic.ts";
import { named } from "../../ops/record.ts";
import { reshape } from "../../ops/views/reshape.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { countElements, formatShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { normalizeChannels } from "./batch-norm.ts";

/**
 * `F.group_norm`: each sample's channels are normalised in groups, then scaled by channel.
 * @param input [N, C, …].
 * @param weight [C], as the bias.
 */
export function groupNorm(
  input: Tensor,
  groups: number,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
  eps: number,
): Tensor {
  const { shape } = input;
  if (shape.length < 2) {
    throw runtimeError(`Expected at least 2 dimensions for input tensor but received ${shape.length}`);
  }
  const [batch, channels] = shape as [number, number];
  if (groups <= 0) throw runtimeError(`Expected num groups to be greater than 0, got ${groups}`);
  if (channels % groups !== 0) {
    throw runtimeError(
      `Expected number of channels in input to be divisible by num_groups, but got input of shape ${formatShape(shape)} and num_groups=${groups}`,
    );
  }
  for (const [name, tensor] of [
    ["weight", weight],
    ["bias", bias],
  ] as const) {
    if (tensor !== undefined && tensor.count !== channels) {
      throw runtimeError(
        `Expected ${name} to be a vector of size equal to the number of channels in input, but got ${name} of shape ${formatShape(tensor.shape)} and input of shape ${formatShape(shape)}`,
      );
    }
  }
  const rest = countElements(shape.slice(2));
  return normalizeRows(
    input,
    batch * groups,
    (channels / groups) * rest,
    weight,
    bias,
    eps,
    "NativeGroupNormBackward0",
  );
}

/** `F.instance_norm`: each channel of each sample by itself. */
export function instanceNorm(input: Tensor, weight: Tensor | undefined, bias: Tensor | undefined, eps: number): Tensor {
  const { shape } = input;
  const places = countElements(shape.slice(2));
  if (places === 1) {
    throw new TorchError(
      "ValueError",
      `Expected more than 1 spatial element when training, got input size torch.Size([${shape.join(", ")}])`,
    );
  }
  const rows = (shape[0] as number) * (shape[1] as number);
  return normalizeRows(input, rows, places, weight, bias, eps, "ViewBackward0");
}

/** Normalises rows of n elements, then scales by channel. */
function normalizeRows(
  input: Tensor,
  rows: number,
  n: number,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
  eps: number,
  name: string,
): Tensor {
  const bare = { weight: undefined, bias: undefined, runningMean: undefined, runningVar: undefined };
  const normal = normalizeChannels(input, bare, { batch: 1, channels: rows, places: n }, true, 0, eps, name);
  const column = [input.shape[1] as number, ...input.shape.slice(2).map(() => 1)];
  const scaled = weight === undefined ? normal : mul(normal, reshape(weight, column));
  return named(bias === undefined ? scaled : add(scaled, reshape(bias, column)), name);
}
