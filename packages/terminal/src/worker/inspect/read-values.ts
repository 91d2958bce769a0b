import { memory } from "@thaw/torch/storage/runtime";
import type { Tensor } from "@thaw/torch/views/tensor";

/** A tensor's elements as numbers, by their place in row-major order. No copy; valid until the engine allocates. */
export interface Values {
  readonly count: number;
  at(index: number): number;
}

/** int64 beyond 2^53 is rounded; float16 and bfloat16 are widened. */
export function valuesOf(tensor: Tensor): Values {
  const element = elementReader(tensor);
  const { count, offset, shape, strides } = tensor;
  if (tensor.isContiguous) return { count, at: (index) => element(offset + index) };
  return {
    count,
    at(index) {
      let place = offset;
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        const size = shape[axis] as number;
        place += (index % size) * (strides[axis] as number);
        index = Math.floor(index / size);
      }
      return element(place);
    },
  };
}

function elementReader({ dtype, storage }: Tensor): (place: number) => number {
  const start = storage.pointer / dtype.itemBytes;
  switch (dtype.name) {
    case "int64": {
      const view = memory.i64;
      return (place) => Number(view[start + place]);
    }
    case "float16": {
      const view = memory.u16;
      return (place) => fromHalf(view[start + place] as number);
    }
    case "bfloat16": {
      const view = memory.u16;
      return (place) => fromBits((view[start + place] as number) << 16);
    }
    default: {
      const view = {
        float32: memory.f32,
        float64: memory.f64,
        int32: memory.i32,
        int16: memory.i16,
        int8: memory.i8,
        uint8: memory.u8,
        bool: memory.u8,
      }[dtype.name];
      return (place) => view[start + place] as number;
    }
  }
}

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

function fromBits(value: number): number {
  bits[0] = value;
  return float[0] as number;
}

/** IEEE 754 binary16: one sign bit, five of exponent, ten of fraction. */
export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
