/** What an expression of the readable part of Python may come to. */
export type PythonValue =
  | { kind: "int"; value: bigint }
  | { kind: "float"; value: number }
  | { kind: "bool"; value: boolean }
  | { kind: "str"; value: string }
  | { kind: "none" }
  /** A module, class or constant by its dotted path, such as `torch.nn`. */
  | { kind: "path"; path: string }
  /** A call of a constructor; nothing is constructed. */
  | { kind: "call"; callee: string; written: string; positional: Argument[]; keywords: Map<string, Argument> };

export interface Argument {
  value: PythonValue;
  written: string;
}

/** Integers beyond this many bits are refused: no layer is that wide, and powers of them would eat memory. */
export const mostBits = 64;
