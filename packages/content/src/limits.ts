/** Caps that keep a hostile or broken source from costing more than a blink. */
export const limits = {
  sourceBytes: 256 * 1024,
  depth: 64,
  nodes: 50_000,
  timeSeconds: 5,
  workerHeapMegabytes: 192,
} as const;
