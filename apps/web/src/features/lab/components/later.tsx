"use client";
import { type ReactNode, useDeferredValue } from "react";

interface LaterProps {
  /** After how many: what has as many shares a task with others. */
  passes?: number;
  children: ReactNode;
}

/**
 * Draws its content in a pass of its own, after what surrounds it is on the screen: a large result comes in several short
 * tasks, between which the page answers, instead of in one long one.
 */
export function Later({ passes = 1, children }: LaterProps): ReactNode {
  if (!useDeferredValue(true, false)) return null;
  return passes > 1 ? <Later passes={passes - 1}>{children}</Later> : children;
}
