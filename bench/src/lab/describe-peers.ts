import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** "@tensorflow/tfjs-backend-wasm 4.22.0, onnxruntime-web 1.30.0". */
export function describePeers(): string {
  const require = createRequire(import.meta.url);
  return ["@tensorflow/tfjs-backend-wasm", "onnxruntime-web"]
    .map((name) => `${name} ${versionOf(dirname(require.resolve(name)), name)}`)
    .join(", ");
}

/** Of the nearest package.json above a file that has the name. */
function versionOf(folder: string, name: string): string {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      name?: string;
      version?: string;
    };
    if (manifest.name === name && manifest.version) return manifest.version;
  } catch {
    // Most folders have none.
  }
  return versionOf(dirname(folder), name);
}
