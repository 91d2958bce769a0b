import type { Dtype } from "../safetensors/parse-safetensors-header.ts";
import { PickleName, type PickleRules, type PickleValue } from "./read-pickle.ts";
import { refuse } from "./weights-file-error.ts";

/** A run of elements of one type somewhere in the file. */
export class StorageRef {
  readonly key: string;
  readonly dtype: Dtype;
  /** Elements. */
  readonly size: number;
  /** Where a view of another storage begins, in elements. */
  readonly start: number;

  constructor(key: string, dtype: Dtype, size: number, start = 0) {
    this.key = key;
    this.dtype = dtype;
    this.size = size;
    this.start = start;
  }
}

/** A tensor whose elements are still in the file. */
export class TensorRef {
  readonly storage: StorageRef;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];

  constructor(storage: StorageRef, offset: number, shape: readonly number[], strides: readonly number[]) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }
}

const DTYPE_OF_STORAGE = new Map<string, Dtype>([
  ["torch.FloatStorage", "F32"],
  ["torch.DoubleStorage", "F64"],
  ["torch.HalfStorage", "F16"],
  ["torch.BFloat16Storage", "BF16"],
  ["torch.LongStorage", "I64"],
  ["torch.IntStorage", "I32"],
  ["torch.ShortStorage", "I16"],
  ["torch.CharStorage", "I8"],
  ["torch.ByteStorage", "U8"],
  ["torch.BoolStorage", "BOOL"],
]);

const ORDERED_DICT = "collections.OrderedDict";
const REBUILD_TENSOR = "torch._utils._rebuild_tensor";
const REBUILD_TENSOR_V2 = "torch._utils._rebuild_tensor_v2";
const REBUILD_PARAMETER = "torch._utils._rebuild_parameter";
const SIZE = "torch.Size";
const CALLABLE = new Set([ORDERED_DICT, REBUILD_TENSOR, REBUILD_TENSOR_V2, REBUILD_PARAMETER, SIZE]);

/** The names that a state dict needs, and what each builds; every other name ends the reading. */
export const tensorRules: PickleRules = {
  name(path) {
    if (CALLABLE.has(path) || DTYPE_OF_STORAGE.has(path)) return new PickleName(path);
    return refuse(
      `it holds an object of type ${path}, which only a program could build, so it is not read. Save the tensors alone: torch.save(model.state_dict(), "weights.pth")`,
    );
  },

  reduce({ path }, args) {
    if (path === ORDERED_DICT) return new Map(entriesOf(args[0]));
    if (path === REBUILD_TENSOR || path === REBUILD_TENSOR_V2) return rebuildTensor(args);
    if (path === REBUILD_PARAMETER && args[0] instanceof TensorRef) return args[0];
    if (path === SIZE && Array.isArray(args[0])) return args[0];
    return refuse(`its pickle builds a ${path} of something else`);
  },

  persistent(id) {
    const [kind, type, key, , size, view] = Array.isArray(id) ? id : [];
    const dtype = type instanceof PickleName ? DTYPE_OF_STORAGE.get(type.path) : undefined;
    if (kind !== "storage" || !dtype || typeof key !== "string" || !isCount(size)) {
      return refuse("it refers to a storage in a way that is not known here");
    }
    if (view === null || view === undefined) return new StorageRef(key, dtype, size);
    const [, start, length] = Array.isArray(view) ? view : [];
    if (!isCount(start) || !isCount(length)) return refuse("it refers to a part of a storage that is not known here");
    return new StorageRef(key, dtype, size, start);
  },
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Python 2 writes an ordered dictionary's entries as an argument, Python 3 sets them afterwards. */
function entriesOf(argument: PickleValue | undefined): [PickleValue, PickleValue][] {
  if (argument === undefined) return [];
  if (!Array.isArray(argument)) return refuse("its pickle builds a dictionary of something else");
  return argument.map((entry) => {
    if (!Array.isArray(entry) || entry.length !== 2) return refuse("its pickle builds a dictionary of something else");
    return [entry[0] as PickleValue, entry[1] as PickleValue];
  });
}

/** Arguments: storage, offset, sizes, strides, then flags that mean nothing for values. */
function rebuildTensor([storage, offset, shape, strides]: readonly PickleValue[]): TensorRef {
  if (
    !(storage instanceof StorageRef) ||
    !isCount(offset) ||
    !Array.isArray(shape) ||
    !Array.isArray(strides) ||
    !shape.every(isCount) ||
    !strides.every(isCount) ||
    shape.length !== strides.length ||
    shape.length > 8
  ) {
    return refuse("it describes a tensor in a way that is not known here");
  }
  return new TensorRef(storage, offset, shape as number[], strides as number[]);
}
