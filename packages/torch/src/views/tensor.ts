import type { DType } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { Storage } from "../storage/storage.ts";
import { note } from "./scope.ts";
import { areContiguous, contiguousStrides, countElements } from "./strides.ts";

/** Counts the in-place changes of a storage, shared by a tensor, its views and its `detach()`. */
export interface VersionCounter {
  value: number;
}

/** What the graph knows of the function that made a tensor. Filled in by the autograd layer; views know only that it can be kept. */
export interface GradientNode {
  keep(): void;
  drop(): void;
  /** As PyTorch prints it: `AddBackward0`. */
  name: string;
}

/** A function of a gradient, run when the gradient of its tensor is known. */
export interface GradientHook {
  readonly id: number;
  /** @returns the gradient to go on with, or undefined to leave it. */
  run(gradient: Tensor): Tensor | undefined;
  /** Gives up what the hook holds; called once, when it is removed or its tensor is gone. */
  release(): void;
}

let inferenceModeIsOn = false;

/** `torch.is_inference_mode_enabled()`. */
export function isInferenceMode(): boolean {
  return inferenceModeIsOn;
}

/** Tensors made from here on are inference tensors, or normal again; returns what it was. */
export function setInferenceMode(on: boolean): boolean {
  const before = inferenceModeIsOn;
  inferenceModeIsOn = on;
  return before;
}

/** How a differentiable view came from its base, so that an in-place change of one reaches the other. */
export interface ViewOfBase {
  readonly base: Tensor;
  /** The base's version when the view's gradient node was made. */
  version: number;
  /** The node's name where one op made several views (`unbind`, `split`): such a view must not be changed in place. */
  ofSeveral?: { readonly name: string; readonly index: number };
}

/**
 * An n-dimensional array over a shared storage.
 * Shapes and strides count elements. A tensor is born with no owner: whoever holds it beyond the current scope calls
 * {@link keep}, and {@link drop} when done.
 */
export class Tensor {
  storage: Storage;
  dtype: DType;
  shape: readonly number[];
  strides: readonly number[];
  /** First element, counted in elements from the start of the storage. */
  offset: number;
  version: VersionCounter;
  /** Made under `torch.inference_mode()`: it can never be part of a graph. */
  readonly isInference = inferenceModeIsOn;
  gradNode: GradientNode | undefined;
  /** Which output of `gradNode` this is. */
  outputIndex = 0;
  /** Leaves only (or after `retain_grad`): the accumulated gradient, kept. */
  grad: Tensor | undefined;
  /** The node that accumulates into a leaf's `grad`; not kept, the node keeps the leaf. */
  accumulator: GradientNode | undefined;
  view: ViewOfBase | undefined;
  /** `retain_grad()` was called on a tensor that is no leaf. */
  retainsGrad = false;
  /** Functions of the gradient, in the order they were registered. */
  hooks: GradientHook[] | undefined;
  /** Run after a leaf's gradient has been added up. */
  afterHooks: GradientHook[] | undefined;
  references = 0;
  /** The bridge's handle while Python holds the tensor; 0 while it does not. */
  handle = 0;
  isDisposed = false;
  /** A Python number in tensor's clothes: it takes part in promotion by its kind alone. */
  isWrappedNumber = false;
  private wantsGrad = false;
  private contiguity: boolean | undefined;
  private elements = -1;

  constructor(
    storage: Storage,
    dtype: DType,
    shape: readonly number[],
    strides: readonly number[],
    offset: number,
    version: VersionCounter,
  ) {
    this.storage = storage;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.version = version;
    storage.retain();
    note(this);
  }

  /** True for a view also when its base came to require a gradient after the view was made. */
  get requiresGrad(): boolean {
    return this.wantsGrad || (this.view !== undefined && this.view.base.requiresGrad);
  }

  set requiresGrad(wanted: boolean) {
    this.wantsGrad = wanted;
  }

  /** How many elements the tensor has. */
  get count(): number {
    if (this.elements < 0) this.elements = countElements(this.shape);
    return this.elements;
  }

  get dimensions(): number {
    return this.shape.length;
  }

  get isContiguous(): boolean {
    if (this.contiguity === undefined) this.contiguity = areContiguous(this.shape, this.strides);
    return this.contiguity;
  }

  get isLeaf(): boolean {
    return this.gradNode === undefined;
  }

  /** Byte address of the first element. */
  get pointer(): number {
    return this.storage.pointer + this.offset * this.dtype.itemBytes;
  }

  /** Gives the tensor other geometry over its storage (`resize_`, `t_`, `unsqueeze_`, `set_`). */
  reshapeInPlace(shape: readonly number[], strides: readonly number[], offset: number): void {
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.contiguity = undefined;
    this.elements = -1;
  }

  keep(): this {
    this.references += 1;
    return this;
  }

  drop(): void {
    this.references -= 1;
    if (this.references <= 0) this.dispose();
  }

  /** Gives up the storage, the graph behind the tensor and its gradient. */
  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.storage.release();
    this.gradNode?.drop();
    this.gradNode = undefined;
    this.grad?.drop();
    this.grad = undefined;
    this.view?.base.drop();
    this.view = undefined;
    if (this.hooks !== undefined) for (const hook of this.hooks) hook.release();
    if (this.afterHooks !== undefined) for (const hook of this.afterHooks) hook.release();
    this.hooks = undefined;
    this.afterHooks = undefined;
  }
}

/** An uninitialised, contiguous tensor with a storage of its own. */
export function emptyTensor(shape: readonly number[], dtype: DType): Tensor {
  const storage = new Storage(countElements(shape) * dtype.itemBytes);
  return new Tensor(storage, dtype, shape, contiguousStrides(shape), 0, { value: 0 });
}

/** A tensor with other geometry over the same storage and version counter; no gradient is recorded. */
export function aliasTensor(of: Tensor, shape: readonly number[], strides: readonly number[], offset: number): Tensor {
  return new Tensor(of.storage, of.dtype, shape, strides, offset, of.version);
}

/** The same elements with no history: what graph nodes save of their own outputs. */
export function detachedAlias(of: Tensor): Tensor {
  return aliasTensor(of, of.shape, of.strides, of.offset);
}

/** The element view of the kernels' memory for a dtype, to be read again after anything that may allocate. */
export function elementsOf(
  dtype: DType,
): Float32Array | Float64Array | BigInt64Array | Int32Array | Int16Array | Int8Array | Uint8Array | Uint16Array {
  switch (dtype.name) {
    case "float32":
      return memory.f32;
    case "float64":
      return memory.f64;
    case "int64":
      return memory.i64;
    case "int32":
      return memory.i32;
    case "int16":
      return memory.i16;
    case "int8":
      return memory.i8;
    case "float16":
    case "bfloat16":
      return memory.u16;
    default:
      return memory.u8;
  }
}
