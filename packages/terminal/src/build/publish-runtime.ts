import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { KernelIndex, KernelVariant } from "@thaw/kernels/kernel-variant";
import type { RuntimeIndex, RuntimeIndexEntry, RuntimePart } from "../protocol/runtime-index.ts";
import { bundleScript } from "./bundle-script.ts";
import { makeSnapshot } from "./make-snapshot.ts";
import { packPackages, packStandardLibrary } from "./pack-python.ts";
import { RUNTIME_FOLDER } from "./runtime-folder.ts";

const require = createRequire(import.meta.url);
const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const asyncBrotli = promisify(brotliCompress);

/** Raised when the way in which a snapshot is made changes, though nothing that goes into it does. */
const SNAPSHOT_VERSION = 1;

const extensions: Record<RuntimePart, string> = {
  cell: "html",
  script: "js",
  wasm: "wasm",
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
async function publish(part: RuntimePart, key: string, make: () => Promise<Uint8Array>): Promise<RuntimeIndexEntry> {
  const path = `${part}.${key}.${extensions[part]}`;
  const compressed = join(RUNTIME_FOLDER, `${path}.br`);
  const size = join(RUNTIME_FOLDER, `${path}.size`);
  if (!existsSync(compressed) || !existsSync(size)) {
    const bytes = await make();
    // The snapshot is fetched in the background, so it is not worth the minutes that the last few per cent take.
    const quality = part === "snapshot" ? 6 : 9;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeWhole(`${path}.br`, await asyncBrotli(bytes, { params }));
    writeWhole(`${path}.size`, String(bytes.length));
  }
  return { path, bytes: Number(readFileSync(size, "utf8")), compressedBytes: statSync(compressed).size };
}

/** Makes everything that a cell is started from, and an index of it. */
export async function publishRuntime(): Promise<RuntimeIndex> {
  mkdirSync(RUNTIME_FOLDER, { recursive: true });
  const pyodide = require.resolve("pyodide/pyodide.asm.wasm").replace(/pyodide\.asm\.wasm$/, "");
  const { version } = JSON.parse(readFileSync(join(pyodide, "package.json"), "utf8")) as { version: string };
  const [script, frame] = await Promise.all([bundleScript("worker/cell-worker.ts"), bundleScript("cell/frame.ts")]);
  const cell = `<!doctype html><meta charset="utf-8"><title>Python</title><script>${frame.replaceAll("</script", "<\\/script")}</script>`;
  const stdlib = packStandardLibrary(readFileSync(join(pyodide, "python_stdlib.zip")));
  const packages = packPackages([local("../../python"), local("../../../torch/python")]);
  const wasm = readFileSync(join(pyodide, "pyodide.asm.wasm"));
  const parts: Partial<Record<RuntimePart, Uint8Array>> = {
    cell: Buffer.from(cell),
    script: Buffer.from(script),
    wasm,
    stdlib,
    packages,
    "kernels-relaxed": readKernels("relaxed"),
    "kernels-simd": readKernels("simd"),
  };

  const entries = Object.entries(parts) as [RuntimePart, Uint8Array][];
  const published = await Promise.all([
    ...entries.map(async ([part, bytes]) => [part, await publish(part, digest(bytes), async () => bytes)] as const),
    publish("snapshot", digest([version, SNAPSHOT_VERSION, digest(stdlib), digest(packages)].join(" ")), () =>
      makeSnapshot({ folder: pyodide, stdlib, packages }),
    ).then((entry) => ["snapshot", entry] as const),
  ]);
  const index: RuntimeIndex = { pyodide: version, files: Object.fromEntries(published) };
  writeWhole("index.json", JSON.stringify(index));
  removeStale(index);
  return index;
}

/** One of the two builds that the kernels' own build step made. */
function readKernels(variant: KernelVariant): Uint8Array {
  const folder = local("../../../kernels/assets/generated/");
  const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as KernelIndex;
  return readFileSync(join(folder, index[variant]));
}

function removeStale({ files }: RuntimeIndex): void {
  const current = new Set([
    "index.json",
    ...Object.values(files).flatMap(({ path }) => [`${path}.br`, `${path}.size`]),
  ]);
  for (const name of readdirSync(RUNTIME_FOLDER)) {
    if (!current.has(name) && !name.endsWith(".partial")) rmSync(join(RUNTIME_FOLDER, name), { force: true });
  }
}

if (process.argv[1] && import.meta.filename === process.argv[1]) await publishRuntime();
