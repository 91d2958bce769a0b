import { afterEach, describe, expect, it } from "vitest";
import type { ComputeType } from "./dtype-codes.ts";
import { BINARY, type BinaryOp, COMPARE, type CompareOp } from "./op-codes.ts";
import { COMPUTE_TYPES, Desk, FLOATS, INTEGERS, rounded, SIZES, VARIANTS } from "./testing/desk.ts";
import { special, ulpsApart } from "./testing/values.ts";

const pythonRemainder = (a: number, b: number): number => {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
};

const floats: Partial<Record<BinaryOp, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  truncDivide: (a, b) => Math.trunc(a / b),
  remainder: pythonRemainder,
  fmod: (a, b) => a % b,
  pow: (a, b) => (a === 1 || (a === -1 && !Number.isNaN(b) && !Number.isFinite(b)) ? 1 : a ** b),
  maximum: Math.max,
  minimum: Math.min,
  fmax: (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b)),
  fmin: (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b)),
  atan2: Math.atan2,
  copysign: (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
  hypot: Math.hypot,
  wherePositive: (a, b) => (b > 0 ? a : 0),
  xlogy: (a, b) => (Number.isNaN(b) ? b : a === 0 ? 0 : a * Math.log(b)),
};

/** Exact in 64 bits, so that wrapping is the type's own. */
const integers: Partial<Record<BinaryOp, (a: bigint, b: bigint, bits: bigint) => bigint>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  truncDivide: (a, b) => (b === 0n ? 0n : a / b),
  floorDivide: (a, b) => (b === 0n ? 0n : a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n)),
  fmod: (a, b) => (b === 0n ? 0n : a % b),
  remainder: (a, b) => (b === 0n ? 0n : ((a % b) + b) % b),
  maximum: (a, b) => (a - b > 0n ? a : b),
  minimum: (a, b) => (a - b < 0n ? a : b),
  bitwiseAnd: (a, b) => a & b,
  bitwiseOr: (a, b) => a | b,
  bitwiseXor: (a, b) => a ^ b,
  shiftLeft: (a, b, bits) => (b < 0n || b >= bits ? 0n : a << b),
  shiftRight: (a, b, bits) => (b < 0n || b >= bits ? (a < 0n ? -1n : 0n) : a >> b),
  pow: (a, b) => (b >= 0n ? a ** b : a === 1n ? 1n : a === -1n ? (b % 2n === 0n ? 1n : -1n) : 0n),
};

const comparisons: Record<CompareOp, (a: number, b: number) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
};

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));

/** Rows × columns read through strides, in order. */
function read(values: readonly number[], rows: number, columns: number, row: number, column: number): number[] {
  return Array.from({ length: rows * columns }, (_, i) => {
    return values[Math.floor(i / columns) * row + (i % columns) * column] as number;
  });
}

/** Every way two operands can lie: contiguous, one value, a row, a column, transposed, with gaps. */
const LAYOUTS: readonly (readonly [rows: number, columns: number, a: [number, number], b: [number, number]])[] = [
  ...SIZES.map((n) => [1, n, [n, 1], [n, 1]] as const),
  ...SIZES.map((n) => [1, n, [0, 1], [0, 0]] as const),
  [1, 9, [0, 0], [0, 1]],
  [1, 9, [0, 0], [0, 0]],
  [5, 7, [7, 1], [0, 1]],
  [5, 7, [7, 1], [1, 0]],
  [5, 17, [1, 0], [0, 1]],
  [6, 5, [5, 1], [1, 6]],
  [3, 8, [20, 2], [8, 1]],
].map(
  ([rows, columns, a, b]) => [rows as number, columns as number, [...(a as number[])], [...(b as number[])]] as never,
);

describe.each(deskPerVariant)("binary, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  function run(
    type: ComputeType,
    kernel: (desc: number) => void,
    outType: ComputeType,
    check: (given: number, a: number, b: number) => void,
  ) {
    LAYOUTS.forEach(([rows, columns, strideA, strideB], index) => {
      const extent = (stride: readonly number[]) =>
        rows * columns === 0 ? 0 : 1 + (rows - 1) * (stride[0] as number) + (columns - 1) * (stride[1] as number);
      const a = special(type, extent(strideA), index + 1);
      const b = special(type, extent(strideB), index + 77);
      const out = desk.out(outType, rows * columns);
      kernel(desk.desc(2, out, desk.put(type, a), desk.put(type, b), rows, columns, ...strideA, ...strideB));
      const x = read(a, rows, columns, strideA[0] as number, strideA[1] as number);
      const y = read(b, rows, columns, strideB[0] as number, strideB[1] as number);
      desk.get(outType, out, rows * columns).forEach((given, i) => {
        check(given, x[i] as number, y[i] as number);
      });
      desk.clear();
    });
  }

  it.each(Object.keys(floats) as BinaryOp[])("%s of floats", (op) => {
    const twin = floats[op];
    if (!twin) return;
    for (const type of FLOATS) {
      run(
        type,
        (desc) => desk.kernels[`binary_${type}`](BINARY[op], desc),
        type,
        (given, a, b) => {
          const expected = rounded(type, twin(a, b));
          expect(
            ulpsApart(type, given, expected),
            `${type} ${op}(${a}, ${b}) = ${given}, not ${expected}`,
          ).toBeLessThanOrEqual(
            op === "remainder" || op === "pow" || op === "atan2" || op === "hypot" || op === "xlogy" ? 2 : 0,
          );
        },
      );
    }
  });

  it("floorDivide of floats is Python's", () => {
    const cases = [
      [7, 2, 3],
      [-7, 2, -4],
      [7, -2, -4],
      [1, 0.1, 9],
      [6, 0.1, 59],
      [0, 5, 0],
      [-0.5, 5, -1],
      [5, 0, Infinity],
      [-5, 0, -Infinity],
      [Infinity, 2, NaN],
      [NaN, 2, NaN],
    ];
    const n = cases.length;
    const out = desk.out("f64", n);
    const a = desk.put(
      "f64",
      cases.map(([x]) => x as number),
    );
    const b = desk.put(
      "f64",
      cases.map(([, y]) => y as number),
    );
    desk.kernels.binary_f64(BINARY.floorDivide, desk.desc(1, out, a, b, n, 1, 1));
    expect(desk.get("f64", out, n)).toEqual(cases.map(([, , z]) => z));
  });

  it("logaddexp does not overflow", () => {
    const out = desk.out("f32", 4);
    const a = desk.put("f32", [1000, -Infinity, 0, Infinity]);
    const b = desk.put("f32", [1000, -Infinity, 0, 3]);
    desk.kernels.binary_f32(BINARY.logaddexp, desk.desc(1, out, a, b, 4, 1, 1));
    expect(desk.get("f32", out, 4)).toEqual([1000 + Math.LN2, -Infinity, Math.LN2, Infinity].map(Math.fround));
  });

  it.each(Object.keys(integers) as BinaryOp[])("%s of integers", (op) => {
    const twin = integers[op];
    if (!twin) return;
    for (const type of INTEGERS) {
      const bits = BigInt(type === "u8" ? 8 : Number(type.slice(1)));
      run(
        type,
        (desc) => desk.kernels[`binary_${type}`](BINARY[op], desc),
        type,
        (given, a, b) => {
          const exact = twin(BigInt(a), BigInt(b), bits);
          const expected = type === "u8" ? BigInt.asUintN(8, exact) : BigInt.asIntN(Number(bits), exact);
          expect(given, `${type} ${op}(${a}, ${b})`).toBe(Number(expected));
        },
      );
    }
  });

  it("the smallest integer over -1 wraps", () => {
    const out = desk.out("i32", 2);
    const a = desk.put("i32", [-2147483648, -2147483648]);
    const b = desk.put("i32", [-1, -1]);
    for (const op of [BINARY.truncDivide, BINARY.floorDivide]) {
      desk.kernels.binary_i32(op, desk.desc(1, out, a, b, 2, 1, 1));
      expect(desk.get("i32", out, 2)).toEqual([-2147483648, -2147483648]);
    }
    desk.kernels.binary_i32(BINARY.remainder, desk.desc(1, out, a, b, 2, 1, 1));
    expect(desk.get("i32", out, 2)).toEqual([0, 0]);
  });

  it.each(Object.keys(comparisons) as CompareOp[])("compare %s", (op) => {
    for (const type of COMPUTE_TYPES) {
      run(
        type,
        (desc) => desk.kernels[`compare_${type}`](COMPARE[op], desc),
        "u8",
        (given, a, b) => {
          expect(given, `${a} ${op} ${b}`).toBe(Number(comparisons[op](a, b)));
        },
      );
    }
  });

  it("walks many dimensions, each with a stride of its own", () => {
    const shape = [2, 3, 2, 3, 2];
    const strideA = [40, 1, 0, 7, 3];
    const strideB = [0, 5, 1, 0, 2];
    const a = Array.from({ length: 80 }, (_, i) => i);
    const b = Array.from({ length: 20 }, (_, i) => i * 100);
    const out = desk.out("i64", 72);
    desk.kernels.binary_i64(
      BINARY.add,
      desk.desc(5, out, desk.put("i64", a), desk.put("i64", b), ...shape, ...strideA, ...strideB),
    );
    const expected: number[] = [];
    for (let i = 0; i < 2; i++)
      for (let j = 0; j < 3; j++)
        for (let k = 0; k < 2; k++)
          for (let l = 0; l < 3; l++)
            for (let m = 0; m < 2; m++) expected.push(40 * i + j + 7 * l + 3 * m + 100 * (5 * j + k + 2 * m));
    expect(desk.get("i64", out, 72)).toEqual(expected);
  });
});
