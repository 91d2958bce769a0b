import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { CODEC_FILES } from "@thaw/images/build/codec-files";
import type { KernelIndex, KernelVariant } from "@thaw/kernels/kernel-variant";
import type { RuntimeIndex, RuntimeIndexEntry, RuntimePart } from "../protocol/runtime-index.ts";
import { bundleScript } from "./bundle-script.ts";
import { compilePython, type PythonArchives } from "./compile-python.ts";
import { makeSnapshot } from "./make-snapshot.ts";
import { packPackages, packStandardLibrary } from "./pack-python.ts";
import { RUNTIME_FOLDER } from "./runtime-folder.ts";

const require = createRequire(import.meta.url);
const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const asyncBrotli = promisify(brotliCompress);

/** Raised when the way in which byte code and snapshot are made changes, though nothing that goes into them does. */
const PYTHON_VERSION = 1;

const extensions: Record<RuntimePart, string> = {
  cell: "html",
  script: "js",
  wasm: "wasm",
  jpeg: "wasm",
  webp: "wasm",
  stdlib: "zip",
  packages: "zip",
  "kernels-relaxed": "wasm",
  "kernels-simd": "wasm",
  snapshot: "bin",
};

const digest = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Writes a file so that a server that reads it sees all of it or none. */
function writeWhole(name: string, bytes: Uint8Array | string): void {
  const partial = join(RUNTIME_FOLDER, `${name}.${process.pid}.partial`);
  writeFileSync(partial, bytes);
  renameSync(partial, join(RUNTIME_FOLDER, name));
}

/** Puts a part there, compressed, under a name that says what is in it; a part that is there already costs nothing. */
async function publish(part: RuntimePart, bytes: Uint8Array): Promise<RuntimeIndexEntry> {
  const path = `${part}.${digest(bytes)}.${extensions[part]}`;
  const compressed = join(RUNTIME_FOLDER, `${path}.br`);
  if (!existsSync(compressed)) {
    // The snapshot is fetched in the background, so it is not worth the minute that the last few per cent take.
    const quality = part === "snapshot" ? 6 : 9;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeWhole(`${path}.br`, await asyncBrotli(bytes, { params }));
  }
  return { path, bytes: bytes.length, compressedBytes: statSync(compressed).size };
}

/** Makes everything that a cell is started from, and an index of it. */
export async function publishRuntime(): Promise<RuntimeIndex> {
  mkdirSync(RUNTIME_FOLDER, { recursive: true });
  const pyodide = require.resolve("pyodide/pyodide.asm.wasm").replace(/pyodide\.asm\.wasm$/, "");
  const { version } = JSON.parse(readFileSync(join(pyodide, "package.json"), "utf8")) as { version: string };
  const [script, frame] = await Promise.all([bundleScript("worker/cell-worker.ts"), bundleScript("cell/frame.ts")]);
  const cell = `<!doctype html><meta charset="utf-8"><title>Python</title><script>${frame.replaceAll("</script", "<\\/script")}</script>`;
  const files = await publishAll({
    cell: Buffer.from(cell),
    script: Buffer.from(script),
    wasm: readFileSync(join(pyodide, "pyodide.asm.wasm")),
    jpeg: readFileSync(CODEC_FILES.jpeg),
    webp: readFileSync(CODEC_FILES.webp),
    "kernels-relaxed": readKernels("relaxed"),
    "kernels-simd": readKernels("simd"),
  });
  const sources: PythonArchives = {
    stdlib: packStandardLibrary(readFileSync(join(pyodide, "python_stdlib.zip"))),
    packages: packPackages([local("../../python"), local("../../../torch/python")]),
  };
  const python = digest([version, PYTHON_VERSION, digest(sources.stdlib), digest(sources.packages)].join(" "));
  const index: RuntimeIndex = {
    pyodide: version,
    python,
    files: { ...files, ...(keptPython(python) ?? (await publishPython(pyodide, sources))) },
  };
  writeWhole("index.json", JSON.stringify(index));
  removeStale(index);
  return index;
}

type Files = RuntimeIndex["files"];

async function publishAll(parts: Partial<Record<RuntimePart, Uint8Array>>): Promise<Files> {
  const entries = Object.entries(parts) as [RuntimePart, Uint8Array][];
  return Object.fromEntries(
    await Promise.all(entries.map(async ([part, bytes]) => [part, await publish(part, bytes)] as const)),
  );
}

/** Byte code and a snapshot differ from build to build, and belong together: all three are made anew, or none. */
async function publishPython(pyodide: string, sources: PythonArchives): Promise<Files> {
  const archives = await compilePython(pyodide, sources);
  return publishAll({ ...archives, snapshot: await makeSnapshot(pyodide, archives) });
}

/** What was made of the same sources before, if all of it is still there. */
function keptPython(python: string): Files | null {
  try {
    const index = JSON.parse(readFileSync(join(RUNTIME_FOLDER, "index.json"), "utf8")) as RuntimeIndex;
    const { stdlib, packages, snapshot } = index.files;
    if (index.python !== python || !stdlib || !packages || !snapshot) return null;
    const isWhole = [stdlib, packages, snapshot].every(({ path }) => existsSync(join(RUNTIME_FOLDER, `${path}.br`)));
    return isWhole ? { stdlib, packages, snapshot } : null;
  } catch {
    return null;
  }
}

/** One of the two builds that the kernels' own build step made. */
function readKernels(variant: KernelVariant): Uint8Array {
  const folder = local("../../../kernels/assets/generated/");
  const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as KernelIndex;
  return readFileSync(join(folder, index[variant]));
}

/** A page that was opened before an update still loads what its index names. */
const GRACE_MILLISECONDS = 60 * 60 * 1000;

function removeStale({ files }: RuntimeIndex): void {
  const current = new Set(["index.json", ...Object.values(files).map(({ path }) => `${path}.br`)]);
  for (const name of readdirSync(RUNTIME_FOLDER)) {
    const path = join(RUNTIME_FOLDER, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (!current.has(name) && Date.now() - mtimeMs > GRACE_MILLISECONDS) rmSync(path, { force: true });
  }
}

if (process.argv[1] && import.meta.filename === process.argv[1]) await publishRuntime();
