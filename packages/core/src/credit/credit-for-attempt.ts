import type { ItemPolicy } from "@thaw/contracts/lesson-document";

/**
 * Points that one graded try earns: `points × credit[try] × share`, the last entry of `credit` holding for all later
 * tries. Nothing once the worked solution was seen.
 * @param tryNumber 1 for the first graded try.
 * @param share how much of the answer is right, in [0, 1].
 */
export function creditForAttempt({
  policy,
  tryNumber,
  solutionSeen,
  share,
}: {
  policy: ItemPolicy;
  tryNumber: number;
  solutionSeen: boolean;
  share: number;
}): number {
  if (solutionSeen || share <= 0) return 0;
  const index = Math.min(Math.max(tryNumber, 1), policy.credit.length) - 1;
  const points = policy.points * (policy.credit[index] ?? 0) * Math.min(share, 1);
  // Hundredths are what the gradebook shows; what is stored should be what is shown.
  return Math.round(points * 100) / 100;
}
