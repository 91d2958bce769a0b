export interface ConvCase {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly filters: number;
  readonly kernel: readonly [number, number];
  readonly stride: number;
  readonly pad: number;
  readonly dilation: number;
  readonly groups: number;
}

/** Rows (axis 0) or columns (axis 1) of the output. */
export function outSize(of: ConvCase, axis: 0 | 1): number {
  const size = axis === 0 ? of.height : of.width;
  return Math.floor((size + 2 * of.pad - of.dilation * (of.kernel[axis] - 1) - 1) / of.stride) + 1;
}

/** Convolution and its gradients by their definition: every product once, in double precision. */
export function convTwin(
  of: ConvCase,
  x: readonly number[],
  weight: readonly number[],
  bias: readonly number[],
  grad: readonly number[],
) {
  const { batch, channels, filters, groups, height, width } = of;
  const [kH, kW] = of.kernel;
  const [outH, outW] = [outSize(of, 0), outSize(of, 1)];
  const y = Array<number>(grad.length).fill(0);
  const gradX = Array<number>(x.length).fill(0);
  const gradWeight = Array<number>(weight.length).fill(0);
  const gradBias = Array<number>(filters).fill(0);
  const perGroup = channels / groups;
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < filters; o++) {
      const group = Math.floor(o / (filters / groups));
      for (let oy = 0; oy < outH; oy++) {
        for (let ox = 0; ox < outW; ox++) {
          const at = ((n * filters + o) * outH + oy) * outW + ox;
          const g = grad[at] as number;
          let sum = bias[o] as number;
          gradBias[o] = (gradBias[o] as number) + g;
          for (let c = 0; c < perGroup; c++) {
            for (let ky = 0; ky < kH; ky++) {
              const iy = oy * of.stride - of.pad + ky * of.dilation;
              if (iy < 0 || iy >= height) continue;
              for (let kx = 0; kx < kW; kx++) {
                const ix = ox * of.stride - of.pad + kx * of.dilation;
                if (ix < 0 || ix >= width) continue;
                const i = ((n * channels + group * perGroup + c) * height + iy) * width + ix;
                const k = ((o * perGroup + c) * kH + ky) * kW + kx;
                sum += (x[i] as number) * (weight[k] as number);
                gradX[i] = (gradX[i] as number) + g * (weight[k] as number);
                gradWeight[k] = (gradWeight[k] as number) + g * (x[i] as number);
              }
            }
          }
          y[at] = sum;
        }
      }
    }
  }
  return { y, gradX, gradWeight, gradBias };
}
