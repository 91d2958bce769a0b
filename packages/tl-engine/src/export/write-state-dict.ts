import { EngineError } from "../errors.ts";
import { DTYPE_BYTES, type Dtype } from "../safetensors/parse-safetensors-header.ts";
import type { TensorToWrite } from "../safetensors/write-safetensors.ts";

/** Opcodes of Python's pickle, protocol 2; the subset that PyTorch's reader takes with `weights_only=True`. */
const OP = {
  proto: 0x80,
  stop: 0x2e,
  mark: 0x28,
  global: 0x63,
  reduce: 0x52,
  emptyTuple: 0x29,
  tuple: 0x74,
  unicode: 0x58,
  int8: 0x4b,
  int16: 0x4d,
  int32: 0x4a,
  persistent: 0x51,
  newFalse: 0x89,
  setItems: 0x75,
} as const;

const STORAGES: Partial<Record<Dtype, string>> = { F32: "FloatStorage", F16: "HalfStorage", I64: "LongStorage" };

/**
 * The pickle of an `OrderedDict` of tensors as `torch.save` writes it: the n-th tensor stands on the storage called `n`,
 * which holds its elements in row-major order and nothing else.
 * @throws EngineError `invalid-input` for an element type other than F32, F16 and I64.
 * Source: Python's pickletools; torch.serialization's `persistent_id` and torch._utils' `_rebuild_tensor_v2`.
 */
export function writeStateDictPickle(tensors: readonly TensorToWrite[]): Uint8Array {
  const out: number[] = [OP.proto, 2];
  const encoder = new TextEncoder();
  const uint32 = (value: number) => out.push(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24);
  const text = (value: string) => {
    const bytes = encoder.encode(value);
    out.push(OP.unicode);
    uint32(bytes.byteLength);
    out.push(...bytes);
  };
  const integer = (value: number) => {
    if (value < 0x100) out.push(OP.int8, value);
    else if (value < 0x10000) out.push(OP.int16, value & 255, value >> 8);
    else {
      out.push(OP.int32);
      uint32(value);
    }
  };
  const named = (module: string, name: string) => out.push(OP.global, ...encoder.encode(`${module}\n${name}\n`));
  const tuple = (values: readonly number[]) => {
    out.push(OP.mark);
    for (const value of values) integer(value);
    out.push(OP.tuple);
  };
  const emptyDictionary = () => {
    named("collections", "OrderedDict");
    out.push(OP.emptyTuple, OP.reduce);
  };

  emptyDictionary();
  out.push(OP.mark);
  for (const [key, { name, dtype, shape, bytes }] of tensors.entries()) {
    const storage = STORAGES[dtype];
    if (!storage) throw new EngineError("invalid-input", `${name}: ${dtype} has no storage in PyTorch`);
    text(name);
    named("torch._utils", "_rebuild_tensor_v2");
    out.push(OP.mark, OP.mark);
    text("storage");
    named("torch", storage);
    text(String(key));
    text("cpu");
    integer(bytes.byteLength / DTYPE_BYTES[dtype]);
    out.push(OP.tuple, OP.persistent);
    integer(0);
    tuple(shape);
    tuple(stridesOf(shape));
    out.push(OP.newFalse);
    // No hooks.
    emptyDictionary();
    out.push(OP.tuple, OP.reduce);
  }
  out.push(OP.setItems, OP.stop);
  return Uint8Array.from(out);
}

/** In elements, row-major. */
function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((product, extent) => product * extent, 1));
}
