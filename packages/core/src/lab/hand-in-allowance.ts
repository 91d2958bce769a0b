/** How many different heads a learner may hand in for one lab. */
export interface HandInRule {
  perHour: number;
  perDay: number;
}

/** Enough to work with, too few to learn the photos from: docs/decisions has the reckoning. */
export const handInRule: HandInRule = { perHour: 5, perDay: 15 };

const hour = 3_600_000;
const day = 24 * hour;

/**
 * How many more heads may be handed in now, by sliding windows: what was handed in an hour, and a day, ago is forgotten.
 * @param times of the hand-ins that count, in any order; older ones are passed over.
 * @returns `nextAt`, when one more may be; null while any is left.
 */
export function handInAllowance(
  times: readonly Date[],
  now: Date,
  rule: HandInRule = handInRule,
): { left: number; nextAt: Date | null } {
  const windows = [
    { span: hour, limit: rule.perHour },
    { span: day, limit: rule.perDay },
  ].map(({ span, limit }) => {
    const inside = times.map((time) => time.getTime()).filter((time) => time > now.getTime() - span);
    // The window has room again once all but `limit - 1` of the newest have left it.
    const leaving = inside.toSorted((a, b) => b - a)[limit - 1];
    return { left: Math.max(0, limit - inside.length), freeAt: leaving === undefined ? 0 : leaving + span };
  });
  const left = Math.min(...windows.map((window) => window.left));
  return { left, nextAt: left > 0 ? null : new Date(Math.max(...windows.map(({ freeAt }) => freeAt))) };
}
