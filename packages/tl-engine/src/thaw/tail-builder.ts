import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { KernelArena } from "../networks/kernel-arena.ts";
import type { TailParameter } from "./tail-parameters.ts";

/** Channels of every picture in memory: float32 [pictures, channels, size, size]. */
export interface Plane {
  readonly at: number;
  readonly channels: number;
  readonly size: number;
}

/** A layer whose forward pass is laid out. */
export interface Placed {
  readonly out: Plane;
  /**
   * Lays out its backward pass; called once, after all forward passes, last layer first.
   * @param gradientAt the gradient at its output, which it takes over.
   * @returns where the gradient at its input will be; 0 where nobody needs it.
   */
  back(gradientAt: number): number;
}

/** What layers are laid out with. Addresses are in bytes. */
export interface TailBuilder {
  readonly kernels: LoadedKernels;
  readonly arena: KernelArena;
  readonly pictures: number;
  /** Adds to the forward pass of n pictures. */
  forward(step: (n: number) => void): void;
  backward(step: (n: number, isFirst: boolean) => void): void;
  /** A weight, with its batch norm's factor inside where it has one, and where its gradient is summed up. */
  parameter(name: string): TailParameter & { readonly weightAt: number; readonly gradientAt: number };
  /** Room for the largest weight's gradient. */
  readonly scratchAt: number;
  plane(channels: number, size: number): Plane;
  /** Room for the gradient at any plane, to be given back. */
  take(): number;
  give(at: number): void;
  /** A convolution's descriptor; its first number is the number of pictures. @param which as `conv2d_workspace` has it. */
  describe(numbers: readonly number[], which: 0 | 1 | 2): number;
}
