import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bootPython } from "../src/cli/boot-python.ts";

/** dtype, shape, requires_grad, values in order; infinities and NaN as "inf", "-inf", "nan". */
type Described = [dtype: string, shape: number[], requiresGrad: boolean, values: (number | string)[]];
type Report = { values: Record<string, Described>; grads: Record<string, Described>; errors: string[] };
type Chain = Report & { seed: number; code: string[] };

const RELATIVE = 1e-4;
const ABSOLUTE = 1e-5;
const folder = join(import.meta.dirname, "chains");
const report = readFileSync(join(folder, "report.py"), "utf8");
let python: Awaited<ReturnType<typeof bootPython>>;

beforeAll(async () => {
  python = await bootPython();
}, 120_000);

for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl"))) {
  describe(file, () => {
    for (const chain of readChains(file)) {
      it(`chain ${chain.seed}`, () => {
        const program = ["import torch", "errors = []", ...chain.code, report].join("\n");
        const { stdout, stderr, status } = python.run(program, { filename: `chain-${chain.seed}.py` });
        const code = chain.code.join("\n");
        expect(status, `${code}\n${stderr}`).toBe(0);
        expect(differences(chain, JSON.parse(stdout) as Report), code).toEqual([]);
      });
    }
  });
}

function readChains(file: string): Chain[] {
  const lines = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Chain);
}

function differences(expected: Report, actual: Report): string[] {
  const found: string[] = [];
  if (expected.errors.join() !== actual.errors.join()) {
    found.push(`errors: ${expected.errors.join(", ")} expected, got ${actual.errors.join(", ")}`);
  }
  for (const kind of ["values", "grads"] as const) {
    const names = new Set([...Object.keys(expected[kind]), ...Object.keys(actual[kind])]);
    for (const name of names) {
      const [left, right] = [expected[kind][name], actual[kind][name]];
      if (left === undefined || right === undefined || !isSame(left, right)) {
        found.push(`${kind} of ${name}: ${JSON.stringify(left)} expected, got ${JSON.stringify(right)}`);
      }
    }
  }
  return found;
}

function isSame(left: Described, right: Described): boolean {
  const sameKind = left[0] === right[0] && left[1].join() === right[1].join() && left[2] === right[2];
  return sameKind && left[3].every((value, index) => isClose(value, right[3][index], left[0]));
}

function isClose(left: number | string, right: number | string | undefined, dtype: string): boolean {
  if (typeof left !== "number" || typeof right !== "number" || !dtype.startsWith("float")) return left === right;
  return Math.abs(left - right) <= RELATIVE * Math.max(Math.abs(left), Math.abs(right)) + ABSOLUTE;
}
