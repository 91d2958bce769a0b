import { fileURLToPath } from "node:url";
import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { loadPyodide } from "pyodide";
import { installEngine, type PythonRuntime } from "../python/install-engine.ts";
import { useKernels } from "../storage/runtime.ts";

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

const PACKAGES = fileURLToPath(new URL("../../python", import.meta.url));

/** Starts CPython in this process, with `torch` and its companions importable. */
export async function bootPython(): Promise<Python> {
  useKernels(await loadKernelsInNode());
  const pyodide = await loadPyodide();
  let stdout: Uint8Array[] = [];
  let stderr: Uint8Array[] = [];
  pyodide.setStdout({ write: (bytes) => stdout.push(bytes.slice()) && bytes.length, isatty: false });
  pyodide.setStderr({ write: (bytes) => stderr.push(bytes.slice()) && bytes.length, isatty: false });
  pyodide.mountNodeFS("/lib/thaw", PACKAGES);
  pyodide.runPython("import sys; sys.dont_write_bytecode = True; sys.path.insert(0, '/lib/thaw')");
  installEngine(pyodide as unknown as PythonRuntime);
  pyodide.runPython(RUNNER);
  const runner = pyodide.globals.get("_run_program");
  return {
    run(code, options = {}) {
      stdout = [];
      stderr = [];
      const filename = options.filename ?? "main.py";
      const status = runner(code, filename, pyodide.toPy([filename, ...(options.argv ?? [])])) as number;
      return { stdout: decode(stdout), stderr: decode(stderr), status };
    },
  };
}

function decode(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString("utf8");
}

const RUNNER = `
def _run_program(code, filename, argv):
    import builtins, gc, linecache, sys, traceback, types
    main = types.ModuleType("__main__")
    main.__file__ = filename
    before = sys.modules.get("__main__"), sys.argv
    sys.modules["__main__"] = main
    sys.argv = list(argv)
    linecache.cache[filename] = (len(code), None, code.splitlines(True), filename)
    status = 0
    try:
        exec(compile(code, filename, "exec"), main.__dict__)
    except SystemExit as leaving:
        if isinstance(leaving.code, str):
            print(leaving.code, file=sys.stderr)
            status = 1
        else:
            status = leaving.code or 0
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        traceback.print_exception(error)
        status = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.modules["__main__"], sys.argv = before
        main.__dict__.clear()
        gc.collect()
    return status
`;
