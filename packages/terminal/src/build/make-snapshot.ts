import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootPyodide } from "../worker/boot-pyodide.ts";
import type { PythonArchives } from "./compile-python.ts";
import { IMPORTS } from "./imports.ts";

/**
 * The memory of an interpreter that has started and imported what a lesson imports, as bytes. It fits only these archives: Python
 * remembers where in them each module lies.
 */
export async function makeSnapshot(folder: string, { stdlib, packages }: PythonArchives): Promise<Uint8Array> {
  const own = mkdtempSync(join(tmpdir(), "thaw-snapshot-"));
  try {
    const stdlibUrl = join(own, "python_stdlib.zip");
    writeFileSync(stdlibUrl, stdlib);
    const pyodide = await bootPyodide({
      indexUrl: folder,
      stdlibUrl,
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
