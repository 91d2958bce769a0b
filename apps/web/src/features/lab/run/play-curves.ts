import type { CurvePoint } from "@thaw/contracts/experiment";

/** How long showing the whole backlog may take. */
const backlogMs = 330;
/** What a first frame counts for, whose predecessor is unknown. */
const usualFrameMs = 1000 / 60;
const patienceMs = 1500;
const noFrame = -1;

export interface CurvePlayer {
  push: (point: CurvePoint) => void;
  /** Resolves when all that was pushed has been shown. */
  shown: () => Promise<void>;
  stop: () => void;
}

/**
 * Hands curve points on once a frame. Epochs arrive faster than a screen draws, so each frame takes a share of those
 * waiting, by the time since the frame before: one sees the curve grow, the page draws at most once a frame, and where
 * frames are slow, fewer of them are drawn. A hidden page draws no frames; there a
 * timer goes on in their place.
 */
export function createCurvePlayer(show: (points: CurvePoint[]) => void): CurvePlayer {
  const waiting: CurvePoint[] = [];
  const whenShown: (() => void)[] = [];
  let frame: number | undefined;
  let pointsPerMs = 0;
  let lastFrameAt: number | null = null;
  const playFrame = (now: number) => {
    frame = undefined;
    const elapsed = lastFrameAt === null ? usualFrameMs : now - lastFrameAt;
    lastFrameAt = now;
    pointsPerMs = Math.max(pointsPerMs, waiting.length / backlogMs);
    const count = document.hidden ? waiting.length : Math.max(1, Math.ceil(pointsPerMs * elapsed));
    const points = waiting.splice(0, count);
    if (points.length > 0) show(points);
    if (waiting.length > 0) return schedule();
    lastFrameAt = null;
    pointsPerMs = 0;
    for (const resolve of whenShown.splice(0)) resolve();
  };
  const schedule = () => {
    if (frame !== undefined) return;
    frame = noFrame;
    if (document.hidden) queueMicrotask(() => playFrame(performance.now()));
    else frame = requestAnimationFrame(playFrame);
  };
  return {
    push(point) {
      waiting.push(point);
      schedule();
    },
    shown() {
      if (waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        whenShown.push(resolve);
        // A page that is hidden halfway gets no more frames.
        setTimeout(() => {
          if (waiting.length > 0) show(waiting.splice(0));
          resolve();
        }, patienceMs);
      });
    },
    stop() {
      if (frame !== undefined && frame !== noFrame) cancelAnimationFrame(frame);
      waiting.length = 0;
      for (const resolve of whenShown.splice(0)) resolve();
    },
  };
}
