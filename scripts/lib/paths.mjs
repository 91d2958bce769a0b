import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout, whatever folder the command was called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** What the commands keep for themselves: toolchain, stamps, logs. Git ignores it, and it can be deleted. */
export const workFolder = path.join(root, ".thaw");

/** @param {...string} parts */
export function fromRoot(...parts) {
  return path.join(root, ...parts);
}
