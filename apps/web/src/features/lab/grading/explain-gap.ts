import type { HandInView } from "@thaw/contracts/lab-hand-in";
import { wilsonInterval } from "@thaw/tl-engine/metrics/wilson-interval";

/** Whether the learner's figure and the server's differ by more than chance easily explains: their intervals lie apart. */
export function explainGap(
  own: HandInView["own"],
  result: Pick<NonNullable<HandInView["result"]>, "low" | "high">,
): "agree" | "above" | "below" {
  const { low, high } = wilsonInterval(own.correct, own.total);
  if (low > result.high) return "above";
  return high < result.low ? "below" : "agree";
}
