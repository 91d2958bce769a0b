/** The Python exception types that the engine raises. */
export type TorchErrorType =
  | "RuntimeError"
  | "TypeError"
  | "ValueError"
  | "IndexError"
  | "KeyError"
  | "NotImplementedError"
  | "MemoryError"
  | "OverflowError"
  | "AttributeError"
  | "KeyboardInterrupt"
  | "LinAlgError";

/** An error that reaches Python as an exception of the named type with PyTorch's own text. */
export class TorchError extends Error {
  readonly pythonType: TorchErrorType;

  constructor(pythonType: TorchErrorType, message: string) {
    super(message);
    this.name = "TorchError";
    this.pythonType = pythonType;
  }
}

/** Short for the type that PyTorch raises most. */
export function runtimeError(message: string): TorchError {
  return new TorchError("RuntimeError", message);
}
