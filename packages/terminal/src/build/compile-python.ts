import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootPyodide, PACKAGES_PATH } from "../worker/boot-pyodide.ts";
import { IMPORTS } from "./imports.ts";

export interface PythonArchives {
  readonly stdlib: Uint8Array;
  readonly packages: Uint8Array;
}

/**
 * Replaces each module that a first run imports by its byte code, for two thirds of a cold start are spent compiling. Compiled code is larger
 * than its text, so that the rest stays as text. Our own packages keep their text beside it, for `inspect` and `help`.
 * Byte code says by a hash that it needs no check against a text (PEP 552, unchecked).
 */
const COMPILE = `
import sys, zipfile
from importlib import _bootstrap_external as loader
from importlib.util import source_hash

def compile_archive(archive, target, keep_text):
    loaded = {str(getattr(module, "__file__", None)) for module in list(sys.modules.values())}
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(target, "w") as out:
        def write(name, data):
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 12, 0, 0)), data)
        for name in source.namelist():
            data = source.read(name)
            path = f"{archive}/{name}"
            is_compiled = path in loaded and name.endswith(".py")
            if is_compiled:
                code = compile(data, path, "exec", dont_inherit=True, optimize=0)
                write(name + "c", bytes(loader._code_to_hash_pyc(code, source_hash(data), False)))
            if keep_text or not is_compiled:
                write(name, data)

compile_archive(f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip", "/tmp/stdlib.zip", False)
compile_archive("${PACKAGES_PATH}", "/tmp/packages.zip", True)
`;

/** @param folder Pyodide's own. @throws Error when one of the packages can't be imported. */
export async function compilePython(folder: string, { stdlib, packages }: PythonArchives): Promise<PythonArchives> {
  const own = mkdtempSync(join(tmpdir(), "thaw-python-"));
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
    pyodide.runPython(IMPORTS + COMPILE);
    return { stdlib: pyodide.FS.readFile("/tmp/stdlib.zip"), packages: pyodide.FS.readFile("/tmp/packages.zip") };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
