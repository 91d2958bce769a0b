import { loadPyodide, type PyodideAPI } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { limitMemory } from "./limit-memory.ts";
import { RUNTIME_ADDRESS } from "./runtime-address.ts";

/** Where Python's packages of ours lie; the snapshot was made with them at the same place. */
export const PACKAGES_PATH = "/lib/thaw.zip";
export const HOME = "/home/thaw";

const NO_PACKAGES = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" },
  packages: {},
} as const;

interface BootOptions {
  readonly indexUrl: string;
  readonly stdlibUrl?: string;
  readonly packages: Promise<ArrayBuffer | Uint8Array>;
  readonly snapshot: ArrayBuffer | null;
  readonly makeSnapshot?: boolean;
}

/**
 * Starts CPython. The same in the worker and where the snapshot is made, since a snapshot fits only an interpreter that was
 * started in the same way.
 */
export function bootPyodide({
  indexUrl,
  stdlibUrl,
  packages,
  snapshot,
  makeSnapshot = false,
}: BootOptions): Promise<PyodideAPI> {
  limitMemory();
  return loadPyodide({
    indexURL: indexUrl,
    ...(stdlibUrl ? { stdLibURL: stdlibUrl } : {}),
    // Nothing is ever installed from elsewhere, so the index of what could be is empty.
    lockFileContents: NO_PACKAGES,
    packageBaseUrl: RUNTIME_ADDRESS,
    env: { HOME, PYTHONPATH: PACKAGES_PATH, PYTHONDONTWRITEBYTECODE: "1" },
    fsInit: async (FS) => {
      FS.writeFile(PACKAGES_PATH, new Uint8Array(await packages));
    },
    ...(snapshot ? { _loadSnapshot: new Uint8Array(snapshot) } : {}),
    ...(makeSnapshot ? { _makeSnapshot: true } : { createPyodideModule }),
  });
}
