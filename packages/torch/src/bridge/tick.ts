import { releaseDeadHandles } from "./dead-handles.ts";

let listener: (() => void) | undefined;

/**
 * Calls back between ops of a running program: the only moments at which a worker that Python keeps busy can
 * send what the inspector shows, or see that Stop was pressed.
 * @param listen called before every op, so it must be cheap: one op may take long, and sixteen of them longer than
 * who pressed Stop will wait; undefined stops it.
 */
export function onTick(listen: (() => void) | undefined): void {
  listener = listen;
}

/** Begins an op of the bridge: releases what Python no longer holds, and lets the listener look. */
export function countOp(): void {
  releaseDeadHandles();
  if (listener !== undefined) listener();
}
