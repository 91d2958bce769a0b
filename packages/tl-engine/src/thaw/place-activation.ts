import { UNARY } from "@thaw/kernels/op-codes";
import type { Activation } from "../networks/network.ts";
import { activationGradient } from "./activation-gradient.ts";
import type { Placed, Plane, TailBuilder } from "./tail-builder.ts";
import { isCurved } from "./thaw-plan.ts";

const CODE_OF = { relu: UNARY.relu, relu6: UNARY.relu6, "hard-swish": UNARY.hardswish, silu: UNARY.silu } as const;

/** An activation, in place where its result tells its gradient. */
export function placeActivation(builder: TailBuilder, activation: Activation, from: Plane): Placed {
  if (activation === "linear") return { out: from, back: (gradient) => gradient };
  const { memory, exports } = builder.kernels;
  const out = isCurved(activation) ? builder.plane(from.channels, from.size) : from;
  const perPicture = from.channels * from.size ** 2;
  builder.forward((n) => exports.unary_f32(CODE_OF[activation], n * perPicture, from.at, out.at));
  return {
    out,
    back(gradient) {
      builder.backward((n) => activationGradient(memory.f32, activation, n * perPicture, from.at / 4, gradient / 4));
      return gradient;
    },
  };
}
