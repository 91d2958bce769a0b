import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The data folder as the site finds it: beside the sources unless THAW_DATA_DIR names another. */
export function dataFolder(): string {
  const root = fileURLToPath(new URL("../../../../", import.meta.url));
  return resolve(process.env.THAW_DATA_DIR || join(root, ".data"));
}
