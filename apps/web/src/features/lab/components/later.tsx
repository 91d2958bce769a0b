"use client";
import { type ReactNode, startTransition, useEffect, useState } from "react";

interface LaterProps {
  /** After how many frames: what has as many shares a task with others. */
  passes?: number;
  children: ReactNode;
}

/** A hidden tab paints no frames; there a pass comes after this long. */
const longestWaitMs = 200;

/**
 * Draws its content after what surrounds it has been painted: a large result comes in several short tasks, between which the
 * page answers. A frame lies between two passes, because passes that React renders within one are laid out together, and
 * layout is what takes longest.
 */
export function Later({ passes = 1, children }: LaterProps): ReactNode {
  const [left, setLeft] = useState(passes);
  useEffect(() => {
    if (left === 0) return;
    return afterFrame(() => startTransition(() => setLeft(left - 1)));
  }, [left]);
  return left > 0 ? null : children;
}

/** @returns what calls it off. */
function afterFrame(callback: () => void): () => void {
  let task = setTimeout(callback, longestWaitMs);
  const frame = requestAnimationFrame(() => {
    clearTimeout(task);
    // The frame is painted after its callbacks, so what comes next waits for a task.
    task = setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  };
}
