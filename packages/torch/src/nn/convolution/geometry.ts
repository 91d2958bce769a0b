/** The sizes of a convolution over planes; a sequence is a plane of one row. */
export interface Geometry {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly filters: number;
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly groups: number;
  readonly outHeight: number;
  readonly outWidth: number;
  /** False for a sequence: shapes then have no row axis. */
  readonly isPlane: boolean;
}

/** Shape of the input (for a transposed convolution: of the output). */
export function inputShape(g: Geometry): number[] {
  return g.isPlane ? [g.batch, g.channels, g.height, g.width] : [g.batch, g.channels, g.width];
}

/** Shape of the output. */
export function outputShape(g: Geometry): number[] {
  return g.isPlane ? [g.batch, g.filters, g.outHeight, g.outWidth] : [g.batch, g.filters, g.outWidth];
}

/** Shape of the weight. */
export function weightShape(g: Geometry): number[] {
  const inner = g.channels / g.groups;
  return g.isPlane ? [g.filters, inner, ...g.kernel] : [g.filters, inner, g.kernel[1]];
}
