import type { Head } from "@thaw/tl-engine/client/lab-types";

/** Whether a head can predict: one whose training diverged holds infinities. */
export const isFiniteHead = ({ weight, bias, hidden }: Head): boolean =>
  [weight, bias, ...(hidden ? [hidden.weight, hidden.bias] : [])].every((values) => values.every(Number.isFinite));
