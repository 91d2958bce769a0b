import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { KernelIndex, KernelVariant } from "../kernel-variant.ts";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const GENERATED = join(PACKAGE, "assets/generated");
/** Where the web app serves the files. */
const PUBLIC = join(PACKAGE, "../../apps/web/public/generated/kernels");

const FEATURES: Record<KernelVariant, string> = { simd: "simd", relaxed: "simd,relaxed-simd" };
const OPTIONS = ["--runtime", "stub", "--importMemory", "--noAssert", "-O3"];

/** What the output depends on: sources, options, compiler. */
function fingerprint(compilerVersion: string): string {
  const hash = createHash("sha256")
    .update(compilerVersion)
    .update(JSON.stringify([OPTIONS, FEATURES]));
  const folder = join(PACKAGE, "assembly");
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex");
}

async function compile(compiler: string, variant: KernelVariant): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "thaw-kernels-"));
  try {
    const file = join(folder, "kernels.wasm");
    const options = [...OPTIONS, "--enable", FEATURES[variant], "--outFile", file];
    await promisify(execFile)(process.execPath, [compiler, join(PACKAGE, "assembly/index.ts"), ...options]);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a file so that a reader sees all of it or none. */
function writeWhole(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, bytes);
  renameSync(partial, path);
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Makes `to` hold the two builds and their index; the index comes last, and before stale files go. */
function publish(from: string, to: string): void {
  const index = JSON.parse(readFileSync(join(from, "index.json"), "utf8")) as KernelIndex;
  const files = [index.simd, index.relaxed, "index.json"];
  for (const file of files) {
    const bytes = readFileSync(join(from, file));
    if (!read(join(to, file))?.equals(bytes)) writeWhole(join(to, file), bytes);
  }
  for (const file of readdirSync(to)) if (!files.includes(file)) rmSync(join(to, file), { force: true });
}

async function build(): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve("assemblyscript/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const stamp = fingerprint(version);
  const present = read(join(GENERATED, "index.json"));
  const known = present && (JSON.parse(present.toString()) as KernelIndex & { sources: string });
  const isCurrent =
    known?.sources === stamp && read(join(GENERATED, known.simd)) && read(join(GENERATED, known.relaxed));
  if (!isCurrent) {
    const index = { sources: stamp } as Record<KernelVariant | "sources", string>;
    const compiler = join(dirname(manifest), "bin/asc.js");
    await Promise.all(
      (["simd", "relaxed"] as const).map(async (variant) => {
        const bytes = await compile(compiler, variant);
        index[variant] = `kernels-${variant}.${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.wasm`;
        writeWhole(join(GENERATED, index[variant]), bytes);
      }),
    );
    writeWhole(join(GENERATED, "index.json"), `${JSON.stringify(index)}\n`);
    const kept = [index.simd, index.relaxed, "index.json"];
    for (const file of readdirSync(GENERATED))
      if (!kept.includes(basename(file))) rmSync(join(GENERATED, file), { force: true });
  }
  publish(GENERATED, PUBLIC);
}

await build();
