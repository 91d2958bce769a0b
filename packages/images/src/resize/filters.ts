/** Pillow's filters, by its names. */
export type ResizeFilter = "nearest" | "box" | "bilinear" | "hamming" | "bicubic" | "lanczos";
export type WindowFilter = Exclude<ResizeFilter, "nearest">;

interface Kernel {
  /** Half-width, in source pixels at scale 1. */
  readonly support: number;
  readonly weight: (x: number) => number;
}

/** Keys' parameter of the cubic. */
const A = -0.5;

/** Sources: Keys, Cubic Convolution Interpolation (1981); Duchon, Lanczos Filtering (1979); Hamming's window. */
export const KERNELS: Readonly<Record<WindowFilter, Kernel>> = {
  box: { support: 0.5, weight: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  hamming: {
    support: 1,
    weight(signed) {
      const x = Math.abs(signed);
      if (x >= 1) return 0;
      return sinc(x) * (Math.fround(0.54) + Math.fround(0.46) * Math.cos(x * Math.PI));
    },
  },
  bicubic: {
    support: 2,
    weight(signed) {
      const x = Math.abs(signed);
      if (x < 1) return ((A + 2) * x - (A + 3)) * x * x + 1;
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    },
  },
  lanczos: { support: 3, weight: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
}
