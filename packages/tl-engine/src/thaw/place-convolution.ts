import { outputSize } from "../networks/describe-network.ts";
import { type ConvolutionStep, paddingOf } from "../networks/network.ts";
import { placeActivation } from "./place-activation.ts";
import type { Placed, Plane, TailBuilder } from "./tail-builder.ts";

/** A convolution with its frozen batch norm inside, and its activation. */
export function placeConvolution(
  builder: TailBuilder,
  step: ConvolutionStep,
  from: Plane,
  needsInput: boolean,
): Placed {
  const { memory, exports } = builder.kernels;
  const { weightAt, gradientAt, length, shift } = builder.parameter(`${step.name}.weight`);
  const [out, , kernel] = step.shape;
  const pad = paddingOf(step);
  const size = outputSize(from.size, kernel, step.stride, pad);
  const plane = builder.plane(out, size);
  const shape = [builder.pictures, from.channels, from.size, from.size, out, kernel, kernel, step.stride, step.stride];
  const numbers = [...shape, pad, pad, 1, 1, step.groups, size, size];
  const biasAt = builder.arena.place(shift ?? new Float32Array(out));
  const desc = builder.describe([...numbers, from.at, weightAt, biasAt, plane.at, 0, 0], 0);
  builder.forward((n) => {
    memory.i32[desc / 4] = n;
    exports.conv2d_forward_f32(desc);
  });
  const activated = placeActivation(builder, step.activation, plane);
  return {
    out: activated.out,
    back(gradient) {
      const at = activated.back(gradient);
      const first = builder.describe([...numbers, from.at, gradientAt, 0, at, 0, 0], 2);
      const later = builder.describe([...numbers, from.at, builder.scratchAt, 0, at, 0, 0], 2);
      builder.backward((n, isFirst) => {
        const used = isFirst ? first : later;
        memory.i32[used / 4] = n;
        exports.conv2d_backward_weight_f32(used);
        if (!isFirst) exports.add_scaled_f32(length, 1, builder.scratchAt, gradientAt);
      });
      if (!needsInput) {
        builder.give(at);
        return 0;
      }
      const to = builder.take();
      const back = builder.describe([...numbers, to, weightAt, 0, at, 0, 0], 1);
      builder.backward((n) => {
        memory.i32[back / 4] = n;
        exports.conv2d_backward_input_f32(back);
      });
      builder.give(at);
      return to;
    },
  };
}
