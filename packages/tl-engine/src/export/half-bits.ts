const view = new DataView(new ArrayBuffer(4));

/**
 * A float32 array as binary16, where nothing is lost by that.
 * @returns uint16 [n], the bits; null where a value has no binary16 of its own.
 */
export function exactHalves(values: Float32Array): Uint16Array | null {
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const bits = halfBits(values[i] as number);
    if (bits < 0) return null;
    halves[i] = bits;
  }
  return halves;
}

/** @param value a float32. @returns its binary16 bits, or -1 where it has none; infinities and NaN have none here. */
function halfBits(value: number): number {
  view.setFloat32(0, value);
  const bits = view.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 127;
  const fraction = bits & 0x7fffff;
  if (value === 0) return sign;
  if (exponent >= -14 && exponent <= 15) {
    return fraction & 0x1fff ? -1 : sign | ((exponent + 15) << 10) | (fraction >>> 13);
  }
  // Below the normal ones, multiples of 2^-24.
  const steps = Math.abs(value) * 2 ** 24;
  return exponent < -14 && Number.isInteger(steps) ? sign | steps : -1;
}
