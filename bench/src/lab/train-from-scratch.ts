import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PROGRAM = fileURLToPath(new URL("scratch.py", import.meta.url));
const TORCH = fileURLToPath(new URL("../../../packages/torch/src/cli/torch.ts", import.meta.url));

/** The small CNN in Python on this repository's engine, which computes as PyTorch does. */
export async function trainFromScratch(photosPerClass: number): Promise<{ correct: number; count: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [TORCH, PROGRAM, String(photosPerClass)]);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { correct: number; count: number };
}
