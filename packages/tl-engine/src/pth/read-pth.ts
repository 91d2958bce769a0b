import { DTYPE_BYTES } from "../safetensors/parse-safetensors-header.ts";
import type { TensorToWrite } from "../safetensors/write-safetensors.ts";
import { ByteCursor } from "./byte-cursor.ts";
import { type PickleValue, readPickle } from "./read-pickle.ts";
import { isZip, readZip } from "./read-zip.ts";
import { type StorageRef, TensorRef, tensorRules } from "./tensor-rules.ts";
import { refuse } from "./weights-file-error.ts";

/** The first thing in a file of the format without a zip: an integer of ten bytes in a pickle of its own. */
const LEGACY_MAGIC = 0x1950a86a20f9469cfc6cn;
const LEGACY_PROTOCOL = 1001;

/**
 * Reads a state dict that PyTorch saved, in the zip format (since 1.6) or in the one before it. Nothing in the file is
 * executed: its pickle may speak of tensors, storages, ordered dictionaries and plain values, and of nothing else.
 * @param bytes the whole file; borrowed.
 * @returns the tensors in their order, contiguous; also of a checkpoint that holds the state dict as `state_dict` or `model`.
 * @throws WeightsFileError saying what is wrong with it.
 */
export function readPth(bytes: Uint8Array): TensorToWrite[] {
  const { value, storageOf } = isZip(bytes) ? readZipFormat(bytes) : readLegacyFormat(bytes);
  return tensorsOf(value).map(([name, tensor]) => gather(name, tensor, storageOf(tensor.storage)));
}

interface Opened {
  readonly value: PickleValue;
  readonly storageOf: (storage: StorageRef) => Uint8Array;
}

function readZipFormat(bytes: Uint8Array): Opened {
  const entries = readZip(bytes);
  const pickle = [...entries.keys()].find((name) => name === "data.pkl" || /^[^/]+\/data\.pkl$/.test(name));
  if (pickle === undefined) return refuse("it is a zip archive, but not one that torch.save wrote");
  const folder = pickle.slice(0, -"data.pkl".length);
  if (entries.has(`${folder}constants.pkl`)) {
    return refuse("it is a TorchScript program, not a state dict: save model.state_dict() instead");
  }
  const order = entries.get(`${folder}byteorder`)?.read();
  if (order && new TextDecoder().decode(order) !== "little") refuse("its numbers are big-endian");
  const value = readPickle(new ByteCursor(entries.get(pickle)?.read() ?? new Uint8Array()), tensorRules);
  return {
    value,
    storageOf: once(
      ({ key }) => entries.get(`${folder}data/${key}`)?.read() ?? refuse(`its storage ${key} is missing`),
    ),
  };
}

/** Five pickles (magic number, protocol, machine, the value, the storages' keys), then each storage: its size and bytes. */
function readLegacyFormat(bytes: Uint8Array): Opened {
  const cursor = new ByteCursor(bytes);
  if (bytes[0] !== 0x80 || readPickle(cursor, tensorRules) !== LEGACY_MAGIC) {
    return refuse("it is no file that torch.save wrote");
  }
  const protocol = readPickle(cursor, tensorRules);
  if (protocol !== LEGACY_PROTOCOL) return refuse(`it has version ${String(protocol)} of PyTorch's format`);
  const machine = readPickle(cursor, tensorRules);
  if (machine instanceof Map && machine.get("little_endian") === false) return refuse("its numbers are big-endian");
  const sizes = new Map<string, number>();
  const value = readPickle(cursor, {
    ...tensorRules,
    persistent(id) {
      const storage = tensorRules.persistent(id) as StorageRef;
      sizes.set(storage.key, DTYPE_BYTES[storage.dtype]);
      return storage;
    },
  });
  const keys = readPickle(cursor, tensorRules);
  const storages = new Map<string, Uint8Array>();
  for (const key of Array.isArray(keys) ? keys : []) {
    const elementBytes = sizes.get(String(key));
    if (elementBytes === undefined) return refuse(`it holds a storage ${String(key)} that nothing speaks of`);
    storages.set(String(key), cursor.bytes(cursor.u64() * elementBytes));
  }
  return { value, storageOf: ({ key }) => storages.get(key) ?? refuse(`its storage ${key} is missing`) };
}

/** Tensors may share a storage, and checking one's bytes takes a moment. */
function once(read: (storage: StorageRef) => Uint8Array): Opened["storageOf"] {
  const kept = new Map<string, Uint8Array>();
  return (storage) => {
    const bytes = kept.get(storage.key) ?? read(storage);
    kept.set(storage.key, bytes);
    return bytes;
  };
}

function tensorsOf(value: PickleValue): [string, TensorRef][] {
  if (!(value instanceof Map)) return refuse("it holds no dictionary of tensors");
  for (const key of ["state_dict", "model_state_dict", "model"]) {
    const inner = value.get(key);
    if (inner instanceof Map) return tensorsOf(inner);
  }
  const tensors: [string, TensorRef][] = [];
  for (const [name, tensor] of value) {
    if (typeof name !== "string" || !(tensor instanceof TensorRef)) {
      return refuse(`it holds no dictionary of tensors: its entry ${String(name)} is none`);
    }
    tensors.push([name, tensor]);
  }
  return tensors;
}

/** A tensor's elements in row-major order, whatever its strides. */
function gather(name: string, { storage, offset, shape, strides }: TensorRef, bytes: Uint8Array): TensorToWrite {
  const { dtype } = storage;
  const size = DTYPE_BYTES[dtype];
  const available = Math.min(storage.size, bytes.byteLength / size);
  const count = shape.reduce((product, extent) => product * extent, 1);
  const start = storage.start + offset;
  const last = shape.reduce((at, extent, axis) => at + (extent - 1) * (strides[axis] as number), start);
  if (count > 0 && !(last < available)) refuse(`${name} reaches beyond its storage`);
  // An expanded tensor would write its elements over and over: no weights are kept so.
  if (count > available) refuse(`${name} has more elements than its storage`);
  let expected = 1;
  const isContiguous = shape
    .map((extent, axis) => [extent, strides[axis]] as const)
    .reverse()
    .every(([extent, stride]) => {
      const fits = extent === 1 || stride === expected;
      expected *= extent;
      return fits;
    });
  if (count === 0 || isContiguous) {
    return { name, dtype, shape, bytes: bytes.subarray(start * size, (start + count) * size) };
  }
  const row = new Uint8Array(count * size);
  const index = shape.map(() => 0);
  let at = start;
  for (let i = 0; i < count; i++) {
    row.set(bytes.subarray(at * size, (at + 1) * size), i * size);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const step = strides[axis] as number;
      index[axis] = (index[axis] as number) + 1;
      at += step;
      if ((index[axis] as number) < (shape[axis] as number)) break;
      at -= step * (index[axis] as number);
      index[axis] = 0;
    }
  }
  return { name, dtype, shape, bytes: row };
}
