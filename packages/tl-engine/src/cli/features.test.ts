import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { floatsOf, goldenPath, picturePath, readPictureFeatures, relativeError } from "../../test/read-golden.ts";
import { GENERATED_FOLDER, MANIFEST_FOLDER } from "../build/asset-folder.ts";

interface Outcome {
  readonly status: number;
  readonly lines: { file: string; backbone: string; features: number[] }[];
  readonly complaints: string;
}

/** Runs the command in the pictures' folder, as a person would. */
function run(...files: string[]): Promise<Outcome> {
  const command = fileURLToPath(new URL("features.ts", import.meta.url));
  const options = { cwd: dirname(picturePath("rgb.png")), env: { ...process.env, THAW_DATA_DIR: data } };
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...files], options, (error, out, err) => {
      const lines = out.split("\n").filter((line) => line !== "");
      resolve({
        status: error ? Number(error.code) : 0,
        lines: lines.map((line) => JSON.parse(line)),
        complaints: err,
      });
    });
  });
}

const data = mkdtempSync(join(tmpdir(), "thaw-features-"));
afterAll(() => rmSync(data, { recursive: true }));

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

  it("takes a backbone of the data folder, fed as its manifest says", async () => {
    // The weights that ship, as if an operator had added them: their features are known.
    const shipped = JSON.parse(
      readFileSync(join(GENERATED_FOLDER, MANIFEST_FOLDER, "mobilenet-v3-small.json"), "utf8"),
    );
    const folder = join(data, "backbones", "own");
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(GENERATED_FOLDER, shipped.file), join(folder, "weights.safetensors"));
    writeFileSync(
      join(folder, "manifest.json"),
      JSON.stringify({ ...shipped, id: "own", file: "weights.safetensors" }),
    );
    const { status, lines, complaints } = await run("--backbone", "own", "rgb.png");
    expect({ status, complaints, backbone: lines[0]?.backbone }).toEqual({
      status: 0,
      complaints: "",
      backbone: "own",
    });
    expect(relativeError(lines[0]?.features ?? [], floatsOf(goldens["rgb.png"] ?? ""))).toBeLessThan(5e-5);
  });

  it("says that a backbone is not there", async () => {
    const { status, complaints } = await run("--backbone", "resnet18", "rgb.png");
    expect(status).toBe(2);
    expect(complaints).toMatch(/There is no backbone "resnet18"\. npm run backbone -- list/);
  });
});
