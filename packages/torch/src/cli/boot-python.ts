import { bootInterpreter } from "./boot-interpreter.ts";

/** What one program left behind. */
export interface ProgramResult {
  readonly stdout: string;
  readonly stderr: string;
  /** 0, or what `sys.exit` said, or 1 after an uncaught exception. */
  readonly status: number;
}

/** An interpreter with the engine bound. */
export interface Python {
  /** Runs a program in a namespace of its own, as `__main__`. */
  run(code: string, options?: { filename?: string; argv?: string[] }): ProgramResult;
}

/** Starts CPython in this process, with `torch` and its companions importable; what programs print is collected. */
export async function bootPython(): Promise<Python> {
  const { pyodide, runProgram } = await bootInterpreter({ useSnapshot: true });
  let stdout: Uint8Array[] = [];
  let stderr: Uint8Array[] = [];
  pyodide.setStdout({ write: (bytes) => stdout.push(bytes.slice()) && bytes.length, isatty: false });
  pyodide.setStderr({ write: (bytes) => stderr.push(bytes.slice()) && bytes.length, isatty: false });
  return {
    run(code, options = {}) {
      stdout = [];
      stderr = [];
      const filename = options.filename ?? "main.py";
      const status = runProgram(code, filename, [filename, ...(options.argv ?? [])]);
      return { stdout: decode(stdout), stderr: decode(stderr), status };
    },
  };
}

function decode(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
