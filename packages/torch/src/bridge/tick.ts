import { releaseDeadHandles } from "./dead-handles.ts";

/** How many ops pass between two looks at the clock of whoever listens. */
const OPS_PER_TICK = 16;

let listener: (() => void) | undefined;
let ops = 0;

/**
 * Calls back between ops of a running program: the only moments at which a worker that Python keeps busy can
 * send what the inspector shows, or see that Stop was pressed.
 * @param listen called every few ops; undefined stops it.
 */
export function onTick(listen: (() => void) | undefined): void {
  listener = listen;
}

/** Counts an op of the bridge, and releases what Python no longer holds. */
export function countOp(): void {
  releaseDeadHandles();
  ops += 1;
  if (listener !== undefined && ops % OPS_PER_TICK === 0) listener();
}
