import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const COMMAND = fileURLToPath(new URL("torch.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "thaw-torch-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runFile(code: string, args: string[] = [], input = "") {
  writeFileSync(join(folder, "program.py"), code);
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, "program.py", ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run torch", () => {
  it("gives a program its arguments, its folder and standard input", () => {
    writeFileSync(join(folder, "helper.py"), "def double(x):\n    return 2 * x\n");
    const code = `
import sys
import torch
from helper import double
print(sys.argv[1:], double(torch.ones(2)))
name = input("name? ")
with open("out.txt", "w") as file:
    file.write(name)
`;
    expect(runFile(code, ["a", "b"], "Ann\n")).toEqual({
      status: 0,
      stdout: "['a', 'b'] tensor([2., 2.])\nname? ",
      stderr: "",
    });
    expect(readFileSync(join(folder, "out.txt"), "utf8")).toBe("Ann");
  }, 60_000);

  it("exits as Python does", () => {
    const raised = runFile("import torch\nprint(1)\ntorch.ones(2) @ torch.ones(3)");
    expect(raised.status).toBe(1);
    expect(raised.stdout).toBe("1\n");
    expect(raised.stderr).toContain('program.py", line 3, in <module>');
    expect(raised.stderr.trimEnd().split("\n").at(-1)).toMatch(/^RuntimeError: /);
    expect(raised.stderr).not.toContain("/lib/thaw");
    expect(runFile("raise SystemExit(4)").status).toBe(4);
  }, 60_000);

  it("shows the course's photos, those of training and testing alone", () => {
    const code = "import os\nprint(sorted(os.listdir('/data/foodvision')), len(os.listdir('/data/foodvision/train')))";
    expect(runFile(code).stdout).toBe("['test', 'train'] 7\n");
  }, 60_000);

  it("says which file it can't open", () => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, "absent.py"], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("No such file or directory");
  }, 60_000);
});
