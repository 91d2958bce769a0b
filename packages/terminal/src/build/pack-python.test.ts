import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { packPackages, packStandardLibrary } from "./pack-python.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "thaw-pack-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("Python's archives", () => {
  it("hold the packages of all folders, and no tests or caches", () => {
    const a = folderOf({
      "torch/__init__.py": "a",
      "torch/tests/x.py": "t",
      "torch/__pycache__/x.pyc": "c",
      "readme.md": "m",
    });
    const b = folderOf({ "thaw_cell/__init__.py": "b" });
    const files = unzipSync(packPackages([a, b, join(a, "missing")]));
    expect(Object.keys(files)).toEqual(["thaw_cell/__init__.py", "torch/__init__.py"]);
    expect(strFromU8(files["torch/__init__.py"] ?? new Uint8Array())).toBe("a");
  });

  it("are the same bytes for the same files, so that browsers keep them", () => {
    const files = { "b.py": "2", "a.py": "1" };
    expect(packPackages([folderOf(files)])).toEqual(packPackages([folderOf(files)]));
  });

  it("leave out what a page can't use, and don't compress: Brotli does it better", () => {
    const text = "x = 1\n".repeat(1000);
    const archive = packStandardLibrary(
      zipSync({ "json/__init__.py": strToU8(text), "tkinter/__init__.py": strToU8("") }),
    );
    expect(Object.keys(unzipSync(archive))).toEqual(["json/__init__.py"]);
    expect(archive.length).toBeGreaterThan(text.length);
  });
});
