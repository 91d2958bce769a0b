"use client";
import { type ReactNode, useDeferredValue } from "react";

/**
 * Draws its content in a pass of its own, after what surrounds it is on the screen: a large result comes in several short
 * tasks, between which the page answers, instead of in one long one.
 */
export function Later({ children }: { children: ReactNode }): ReactNode {
  return useDeferredValue(true, false) ? children : null;
}
