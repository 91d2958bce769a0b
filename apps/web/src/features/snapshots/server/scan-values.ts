import type { TensorEntry } from "@thaw/tl-engine/safetensors/parse-safetensors-header";

/** Where a float type's exponent lies: all of its bits set mean infinity, or NaN when a bit of the fraction is set too. */
const floats: Partial<Record<TensorEntry["dtype"], { bytes: 2 | 4 | 8; exponent: number; fraction: number }>> = {
  F16: { bytes: 2, exponent: 0x7c00, fraction: 0x03ff },
  BF16: { bytes: 2, exponent: 0x7f80, fraction: 0x007f },
  F32: { bytes: 4, exponent: 0x7f800000, fraction: 0x007fffff },
  // Of the upper half; the lower half is all fraction.
  F64: { bytes: 8, exponent: 0x7ff00000, fraction: 0x000fffff },
};

interface ValueScanner {
  /** Looks at every value that lies wholly before byte `end` and was not looked at yet. */
  scanTo: (end: number) => void;
  /** Infinite values found so far, for each tensor. */
  infinite: number[];
}

/**
 * Looks at the values of float tensors while their bytes arrive.
 * @param file the whole file's bytes, filled from the front; borrowed.
 * @param tensors in the order of their bytes.
 * @param onNaN told the tensor's name and the value's index.
 */
export function createValueScanner(
  file: Uint8Array<ArrayBuffer>,
  tensors: readonly TensorEntry[],
  onNaN: (name: string, index: number) => void,
): ValueScanner {
  const view = new DataView(file.buffer);
  const infinite = tensors.map(() => 0);
  let at = 0;
  let position = tensors[0]?.start ?? 0;
  const scanTo = (end: number): void => {
    for (let tensor = tensors[at]; tensor; tensor = tensors[at]) {
      const float = floats[tensor.dtype];
      const until = Math.min(end, tensor.end);
      if (float) {
        const { bytes, exponent, fraction } = float;
        for (; position + bytes <= until; position += bytes) {
          const upper =
            bytes === 2 ? view.getUint16(position, true) : view.getUint32(position + (bytes === 8 ? 4 : 0), true);
          if ((upper & exponent) !== exponent) continue;
          const nan = (upper & fraction) !== 0 || (bytes === 8 && view.getUint32(position, true) !== 0);
          if (nan) onNaN(tensor.name, (position - tensor.start) / bytes);
          infinite[at] = (infinite[at] ?? 0) + 1;
        }
      }
      if (end < tensor.end) return;
      at += 1;
      position = tensors[at]?.start ?? tensor.end;
    }
  };
  return { scanTo, infinite };
}
