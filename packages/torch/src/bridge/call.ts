import { runtimeError, TorchError } from "../storage/torch-error.ts";
import { beginScope, endScope } from "../views/scope.ts";
import type { Tensor } from "../views/tensor.ts";
import { handleOf } from "./handles.ts";
import { writeMailbox } from "./mailbox.ts";
import { isPythonError } from "./python-callback.ts";
import { countOp } from "./tick.ts";

/** What Python sees in place of a handle, a count or a value when an error is pending. */
export const FAILED = -1;

let pending: TorchError | undefined;

/** The pending error as `Type\nmessage`; Python raises it. */
export function takeError(): string {
  const error = pending ?? runtimeError("no error is pending");
  pending = undefined;
  return `${error.pythonType}\n${error.message}`;
}

/** Keeps an error for {@link takeError}. What is no TorchError is a fault of the engine's and says so. */
export function fail(error: unknown): number {
  if (isPythonError(error)) throw error;
  pending = error instanceof TorchError ? error : asTorchError(error);
  return FAILED;
}

function asTorchError(error: unknown): TorchError {
  if (error instanceof RangeError && /stack/i.test(error.message)) {
    return new TorchError("RuntimeError", "the engine ran out of stack: the computation is nested too deeply");
  }
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new TorchError("RuntimeError", `internal error of the tensor engine (${cause})`);
}

/** Makes a function of the bridge from one that returns a tensor: its answer is a handle, or {@link FAILED}. */
export function returnsTensor<A extends unknown[]>(work: (...input: A) => Tensor): (...input: A) => number {
  return (...input) => {
    const mark = beginScope();
    try {
      countOp();
      return handleOf(work(...input));
    } catch (error) {
      return fail(error);
    } finally {
      endScope(mark);
    }
  };
}

/** The same for several tensors: their handles are in the mailbox, the answer is how many; 0 stands for None. */
export function returnsTensors<A extends unknown[]>(
  work: (...input: A) => readonly (Tensor | undefined)[],
): (...input: A) => number {
  return (...input) => {
    const mark = beginScope();
    try {
      countOp();
      return writeMailbox(work(...input).map((tensor) => (tensor === undefined ? 0 : handleOf(tensor))));
    } catch (error) {
      return fail(error);
    } finally {
      endScope(mark);
    }
  };
}

/** The same for a list of numbers. */
export function returnsNumbers<A extends unknown[]>(work: (...input: A) => readonly number[]): (...input: A) => number {
  return (...input) => {
    const mark = beginScope();
    try {
      return writeMailbox(work(...input));
    } catch (error) {
      return fail(error);
    } finally {
      endScope(mark);
    }
  };
}

/**
 * The same for a value that crosses as it is: a number (which Python may see as an int), a bigint, a string, a boolean.
 * A failure answers undefined, which Python sees as None.
 */
export function returnsValue<A extends unknown[], V extends number | bigint | string | boolean>(
  work: (...input: A) => V,
): (...input: A) => V | undefined {
  return (...input) => {
    const mark = beginScope();
    try {
      return work(...input);
    } catch (error) {
      fail(error);
      return undefined;
    } finally {
      endScope(mark);
    }
  };
}

/** The same for work without an answer: 0, or {@link FAILED}. */
export function returnsNothing<A extends unknown[]>(work: (...input: A) => void): (...input: A) => number {
  return (...input) => {
    const mark = beginScope();
    try {
      countOp();
      work(...input);
      return 0;
    } catch (error) {
      return fail(error);
    } finally {
      endScope(mark);
    }
  };
}
