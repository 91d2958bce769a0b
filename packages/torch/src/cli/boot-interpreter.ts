import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CODEC_FILES } from "@thaw/images/build/codec-files";
import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { loadPyodide, type PyodideAPI, version } from "pyodide";
import { useCodecs } from "../pictures/codecs.ts";
import { installEngine, type PythonRuntime } from "../python/install-engine.ts";
import { useKernels } from "../storage/runtime.ts";
import { PACKAGES, readSnapshot, snapshotKey, writeSnapshot } from "./snapshot-cache.ts";

/** Where the packages lie for Python; frames in there are left out of tracebacks. */
const PACKAGES_PATH = "/lib/thaw";

const RUNNER = readFileSync(fileURLToPath(new URL("run_program.py", import.meta.url)), "utf8");

/** What most programs import; what can't be imported says so when a program tries. */
const IMPORTS = `
import copy, gc, importlib, json, linecache, math, os, pathlib, pickle, random, re, sys, tempfile, time, traceback, types, typing, warnings, zipfile
for _name in ("torch", "torch.nn.functional", "torch.optim.lr_scheduler", "torch.utils.data", "numpy", "torchvision", "torchvision.transforms", "matplotlib.pyplot", "PIL.Image", "torchinfo", "thaw"):
    try:
        importlib.import_module(_name)
    except Exception:
        pass
gc.collect()
`;

/** Runs a program in a namespace of its own; the answer is its exit status. */
export type RunProgram = (code: string, filename: string, argv: readonly string[]) => number;

/** A started interpreter with the engine bound. */
export interface Interpreter {
  readonly pyodide: PyodideAPI;
  readonly runProgram: RunProgram;
}

interface BootInput {
  /** Starts from the memory of an interpreter that has imported torch already, if one is kept, and keeps one if not. */
  readonly useSnapshot: boolean;
}

type WithSnapshot = PyodideAPI & { makeMemorySnapshot(): Uint8Array };

/** Starts CPython in this process, with `torch` and its companions importable. */
export async function bootInterpreter({ useSnapshot }: BootInput): Promise<Interpreter> {
  const loadingKernels = loadKernelsInNode();
  const key = useSnapshot ? snapshotKey(version) : "";
  const snapshot = useSnapshot ? readSnapshot(key) : undefined;
  const makesSnapshot = useSnapshot && snapshot === undefined;
  const pyodide = await loadPyodide({
    env: { HOME: "/home/pyodide", PYTHONPATH: PACKAGES_PATH, PYTHONDONTWRITEBYTECODE: "1" },
    fsInit: async (FS: PyodideAPI["FS"]) => {
      FS.mkdirTree(PACKAGES_PATH);
      FS.mount(FS.filesystems.NODEFS, { root: PACKAGES }, PACKAGES_PATH);
    },
    ...(snapshot === undefined ? {} : { _loadSnapshot: snapshot }),
    ...(makesSnapshot ? { _makeSnapshot: true } : {}),
  } as Parameters<typeof loadPyodide>[0]);
  if (makesSnapshot) {
    pyodide.runPython(IMPORTS);
    writeSnapshot(key, (pyodide as WithSnapshot).makeMemorySnapshot());
  }
  useKernels(await loadingKernels);
  useCodecs((codec) => new Uint8Array(readFileSync(CODEC_FILES[codec])));
  installEngine(pyodide as unknown as PythonRuntime);
  pyodide.runPython(`import random; random.seed()\n${RUNNER}`);
  const runner = pyodide.globals.get("_run_program");
  const showsAll = process.env.THAW_TORCH_TRACEBACK === "full";
  return {
    pyodide,
    runProgram: (code, filename, argv) => {
      const list = pyodide.toPy(argv);
      try {
        return runner(code, filename, list, showsAll) as number;
      } finally {
        list.destroy();
      }
    },
  };
}
