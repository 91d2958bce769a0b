import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootPyodide } from "../worker/boot-pyodide.ts";

interface SnapshotInput {
  /** Pyodide's own folder. */
  readonly folder: string;
  readonly stdlib: Uint8Array;
  readonly packages: Uint8Array;
}

/** What a lesson's code imports first; whatever is missing is left out. */
const IMPORTS = `
import ast, builtins, codeop, collections, copy, dataclasses, enum, functools, gc, inspect, io, itertools, json, linecache, math, operator
import os, pathlib, pickle, random, re, string, struct, sys, time, traceback, types, typing, warnings, zipfile
import thaw_cell
import importlib.util
for name in ("torch", "torch.nn", "torch.nn.functional", "torch.optim", "torch.utils.data", "numpy", "torchvision", "PIL.Image", "matplotlib.pyplot", "torchinfo", "thaw"):
    try:
        importlib.import_module(name)
    except ImportError:
        pass
gc.collect()
`;

/** The memory of an interpreter that has started and imported what a lesson imports, as bytes. */
export async function makeSnapshot({ folder, stdlib, packages }: SnapshotInput): Promise<Uint8Array> {
  const own = mkdtempSync(join(tmpdir(), "thaw-snapshot-"));
  try {
    const stdlibPath = join(own, "python_stdlib.zip");
    writeFileSync(stdlibPath, stdlib);
    const pyodide = await bootPyodide({
      indexUrl: folder,
      stdlibUrl: stdlibPath,
      packages: Promise.resolve(packages),
      snapshot: null,
      makeSnapshot: true,
    });
    pyodide.runPython(IMPORTS);
    return (pyodide as unknown as { makeMemorySnapshot(): Uint8Array }).makeMemorySnapshot();
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
