import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bootPython } from "../src/cli/boot-python.ts";
import { compareOutput, describeDifferences, isLastDigitOnly } from "./compare-output.ts";

const programs = join(import.meta.dirname, "programs");
const isolate = readFileSync(join(import.meta.dirname, "isolate.py"), "utf8");
/** `CONFORMANCE=area/na` runs the programs whose names begin so. */
const { CONFORMANCE: only } = process.env;

type Outcome = { area: string; name: string; result: "pass" | "last digit" | "differs" | "raises"; details: string };
const outcomes: Outcome[] = [];
let python: Awaited<ReturnType<typeof bootPython>>;

beforeAll(async () => {
  python = await bootPython();
}, 120_000);

afterAll(() => {
  const folder = join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pass-table.md"), passTable(outcomes));
  const failed = outcomes.filter(({ result }) => result !== "pass");
  const details = failed.map(({ area, name, details }) => `## ${area}/${name}\n${details}\n`).join("\n");
  writeFileSync(join(folder, "differences.txt"), details);
  console.log(passTable(outcomes));
});

for (const area of readdirSync(programs).sort()) {
  describe(area, () => {
    const names = readdirSync(join(programs, area))
      .filter((file) => file.endsWith(".py"))
      .map((file) => file.slice(0, -3))
      .filter((name) => only === undefined || `${area}/${name}`.startsWith(only))
      .sort();
    for (const name of names) {
      it(name, () => {
        const code = readFileSync(join(programs, area, `${name}.py`), "utf8");
        const expected = readFileSync(join(programs, area, `${name}.out`), "utf8");
        const reset = python.run(isolate, { filename: "isolate.py" });
        expect(reset.status, reset.stderr).toBe(0);
        const { stdout, stderr, status } = python.run(code, { filename: `${name}.py` });
        const differences = compareOutput(expected, stdout);
        const traceback = status === 0 ? "" : `\n${stderr}`;
        const details = `${describeDifferences(differences)}${traceback}`;
        outcomes.push({ area, name, result: resultOf(status, differences), details });
        expect(differences, details).toEqual([]);
        expect(status, stderr).toBe(0);
      }, 30_000);
    }
  });
}

function resultOf(status: number, differences: ReturnType<typeof compareOutput>): Outcome["result"] {
  if (status !== 0) return "raises";
  if (differences.length === 0) return "pass";
  return isLastDigitOnly(differences) ? "last digit" : "differs";
}

/** A Markdown table: per area how many programs print what PyTorch prints, and which do not. */
function passTable(all: readonly Outcome[]): string {
  const areas = [...new Set(all.map(({ area }) => area))];
  const rows = areas.map((area) => {
    const mine = all.filter((outcome) => outcome.area === area);
    const others = mine.filter(({ result }) => result !== "pass").map(({ name, result }) => `${name} (${result})`);
    return `| ${area} | ${mine.length - others.length} / ${mine.length} | ${others.join(", ")} |`;
  });
  const passed = all.filter(({ result }) => result === "pass").length;
  return `| area | pass | others |\n| --- | --- | --- |\n${rows.join("\n")}\n| all | ${passed} / ${all.length} | |\n`;
}
