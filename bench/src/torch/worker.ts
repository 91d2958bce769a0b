import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const WORK = fileURLToPath(new URL("work.py", import.meta.url));
const OURS = fileURLToPath(new URL("../../../packages/torch/src/cli/torch.ts", import.meta.url));

/** A process that runs `work.py` and measures one work at a time. */
export interface Worker {
  /** Milliseconds; for the addition, microseconds of one. */
  measure(work: string): Promise<number>;
  stop(): void;
}

/** `work.py` on this repository's engine. */
export function startOurs(): Worker {
  return start(process.execPath, [OURS, WORK]);
}

/** `work.py` on a Python that has real PyTorch. */
export function startReal(python: string): Worker {
  return start(python, ["-W", "ignore", WORK]);
}

function start(file: string, args: readonly string[]): Worker {
  const env = { ...process.env, OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  const child: ChildProcess = spawn(file, args, { env, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  return {
    async measure(work) {
      child.stdin?.write(`${work}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${file} ended before it had measured ${work}`);
      return (JSON.parse(value) as { ms: number }).ms;
    },
    stop: () => child.stdin?.end(),
  };
}

/** A Python on this machine that has PyTorch and torchvision, or undefined. */
export async function findRealTorch(): Promise<{ python: string; version: string } | undefined> {
  for (const python of [process.env["THAW_PYTHON"], "/usr/bin/python3", "python3"]) {
    if (!python) continue;
    const version = await ask(python);
    if (version !== undefined) return { python, version };
  }
  return undefined;
}

function ask(python: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(python, ["-c", "import torch, torchvision; print(torch.__version__)"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? text.trim() : undefined));
  });
}
