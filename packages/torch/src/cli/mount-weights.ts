import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PyodideAPI } from "pyodide";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const ASSETS = join(ROOT, "packages/tl-engine/assets/generated");

/** What a manifest says that matters here. */
interface Manifest {
  readonly architecture: string;
  readonly weightsName: string | null;
  readonly file: string | null;
}

interface WeightsFile {
  /** On this machine. */
  readonly folder: string;
  readonly file: string;
  /** As torchvision looks for it. */
  readonly name: string;
}

/** The data folder holds what an operator added with `npm run backbone`. */
const dataFolder = (): string => resolve(process.env.THAW_DATA_DIR || join(ROOT, ".data"));

/** Weights that ship and weights that were added; a manifest that can't be read counts as none. */
function findWeights(): WeightsFile[] {
  const shipped = listFolder(join(ASSETS, "manifests")).map(
    (name) => [join(ASSETS, "manifests", name), ASSETS] as const,
  );
  const backbones = join(dataFolder(), "backbones");
  const added = listFolder(backbones).map((name) => {
    const folder = join(backbones, name);
    return [join(folder, "manifest.json"), folder] as const;
  });
  return [...shipped, ...added].flatMap(([path, folder]) => {
    const manifest = readManifest(path);
    if (!manifest?.file || !manifest.weightsName || !existsSync(join(folder, manifest.file))) return [];
    const name = `${manifest.architecture}-${manifest.weightsName.toLowerCase()}.safetensors`;
    return [{ folder, file: manifest.file, name }];
  });
}

function listFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
}

function readManifest(path: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Manifest;
  } catch {
    return null;
  }
}

/** Puts each file under `/data/weights/` by torchvision's name; its bytes stay on disk until they are read. */
export function mountWeights({ FS }: PyodideAPI): void {
  FS.mkdirTree("/data/weights");
  for (const [index, { folder, file, name }] of findWeights().entries()) {
    const at = `/lib/weights/${index}`;
    FS.mkdirTree(at);
    FS.mount(FS.filesystems.NODEFS, { root: folder }, at);
    FS.symlink(`${at}/${file}`, `/data/weights/${name}`);
  }
}
