import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Python } from "./boot-python.ts";

/** Where the lesson's editor loads it from, on first use. */
export const SIGNATURES_FILE = fileURLToPath(
  new URL("../../../../apps/web/src/features/terminal/client/torch-signatures.json", import.meta.url),
);

/** What the editor completes and explains, asked of the packages as they are: module → name → [signature, first line]. */
export function listSignatures(python: Python): Record<string, Record<string, [string, string]>> {
  const program = readFileSync(fileURLToPath(new URL("list_signatures.py", import.meta.url)), "utf8");
  const { stdout, stderr, status } = python.run(program, { filename: "list_signatures.py" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
