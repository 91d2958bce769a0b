import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A tensor as testdata/record-ops.py writes it; what JSON cannot hold is text. */
export interface RecordedTensor {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly values: readonly (number | boolean | string)[];
}

/** One argument of a recorded call. */
export type RecordedArgument =
  | { readonly tensor: RecordedTensor }
  | { readonly number: number | boolean | string; readonly kind: 0 | 1 | 2 }
  | { readonly mail: readonly ({ readonly tensor: RecordedTensor } | null)[] }
  | { readonly text: string }
  | { readonly plain: number | boolean | string | null };

/** A call of the bridge with what PyTorch answered to the same. */
export interface RecordedCase {
  readonly call: string;
  readonly arguments: readonly RecordedArgument[];
  /** Inputs of two axes or more are to be views with exchanged axes, not contiguous. */
  readonly transposed?: boolean;
  readonly results?: readonly RecordedTensor[];
  readonly value?: number | boolean | string;
  readonly error?: readonly [type: string, firstLine: string];
  /** For each result whether it is in the graph. */
  readonly recorded?: readonly boolean[];
  readonly node?: string;
  readonly gradients?: readonly (RecordedTensor | null)[];
}

/** Reads a file of testdata/golden/ops. */
export function readRecorded<T>(family: string): T[] {
  const path = fileURLToPath(new URL(`../../testdata/golden/ops/${family}.json`, import.meta.url));
  return JSON.parse(readFileSync(path, "utf8")) as T[];
}

/** The number that text such as `nan` or a large integer stands for. */
export function parseScalar(value: number | boolean | string): number | bigint {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value;
  if (value === "nan") return Number.NaN;
  if (value === "inf") return Number.POSITIVE_INFINITY;
  return value === "-inf" ? Number.NEGATIVE_INFINITY : BigInt(value);
}
