import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { floatsOf, goldenPath, picturePath, readPictureFeatures, relativeError } from "../../test/read-golden.ts";

interface Outcome {
  readonly status: number;
  readonly lines: { file: string; backbone: string; features: number[] }[];
  readonly complaints: string;
}

/** Runs the command in the pictures' folder, as a person would. */
function run(...files: string[]): Promise<Outcome> {
  const command = fileURLToPath(new URL("features.ts", import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...files], { cwd: dirname(picturePath("rgb.png")) }, (error, out, err) => {
      const lines = out.split("\n").filter((line) => line !== "");
      resolve({
        status: error ? Number(error.code) : 0,
        lines: lines.map((line) => JSON.parse(line)),
        complaints: err,
      });
    });
  });
}

const goldens = readPictureFeatures();

describe("npm run features", () => {
  it("prints a line a picture, by the name it was given", async () => {
    const { status, lines, complaints } = await run("rgb.png", "./cmyk.jpg");
    expect({ status, complaints }).toEqual({ status: 0, complaints: "" });
    expect(lines.map(({ file }) => file)).toEqual(["rgb.png", "./cmyk.jpg"]);
    for (const { file, backbone, features } of lines) {
      expect(backbone).toBe("mobilenet-v3-small");
      const expected = floatsOf(goldens[file.replace("./", "")] ?? "");
      expect(relativeError(features, expected)).toBeLessThan(5e-5);
    }
  });

  it("names what can't be read with its cause, goes on with the others, and fails in the end", async () => {
    const { status, lines, complaints } = await run("missing.png", goldenPath("head.json"), "grey.png");
    expect(status).toBe(1);
    expect(lines.map(({ file }) => file)).toEqual(["grey.png"]);
    expect(complaints).toMatch(/^missing\.png: .*no such file/m);
    expect(complaints).toMatch(/head\.json: not a picture/m);
  });

  it("says how it is used when it is given nothing", async () => {
    const { status, complaints } = await run();
    expect(status).toBe(2);
    expect(complaints).toMatch(/usage: npm run -s features/);
  });
});
