import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { readGolden } from "../../test/read-golden.ts";
import { runBackboneCommand } from "../cli/backbone.ts";
import { parseSafetensorsHeader } from "../safetensors/parse-safetensors-header.ts";
import { type TensorToWrite, writeSafetensors } from "../safetensors/write-safetensors.ts";
import { downloadWeights } from "./download-weights.ts";
import { listBackbones } from "./list-backbones.ts";
import { officialOf } from "./official-weights.ts";
import { readWeightsFile } from "./read-weights-file.ts";
import { StoreProblem } from "./store-problem.ts";

const folder = mkdtempSync(join(tmpdir(), "thaw-store-"));
const store = join(folder, "data", "backbones");
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(store, { recursive: true, force: true }));

/** The whole state dict of MobileNetV3-Small as real PyTorch wrote it; every tensor is full of its place over 512. */
const pth = (kind: "zip" | "legacy") => gunzipSync(readGolden(`networks/mobilenet_v3_small.${kind}.pth.gz`));
const tensors = readWeightsFile(pth("zip"));

function write(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function run(...args: string[]): Promise<{ status: number; output: string }> {
  const lines: string[] = [];
  const io = {
    store,
    print: (line: string) => lines.push(line),
    report: () => undefined,
    address: "http://127.0.0.1:9/",
  };
  const status = await runBackboneCommand(args, io);
  return { status, output: lines.join("\n") };
}

const addFile = (path: string, name = "mobilenet_v3_small") => run("add", name, "--file", path);
const changed = (name: string, change: (tensor: TensorToWrite) => TensorToWrite | null) =>
  writeSafetensors(tensors.flatMap((tensor) => (tensor.name === name ? (change(tensor) ?? []) : [tensor])));

describe("npm run backbone", () => {
  it.each(["zip", "legacy"] as const)("adds what real PyTorch wrote in its %s format", async (kind) => {
    const { output } = await addFile(write(`own.${kind}.pth`, pth(kind)));
    expect(output).toContain("Added mobilenet_v3_small: MobileNetV3-Small (this site's weights: own");
    const [stored] = await listBackbones(store);
    const { manifest, folder: at } = stored ?? expect.fail("nothing was added");
    expect(manifest).toMatchObject({ id: "mobilenet_v3_small", weightsName: "IMAGENET1K_V1", featureWidth: 576 });
    const bytes = readFileSync(join(at, manifest.file ?? ""));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(manifest.sha256);
    const header = parseSafetensorsHeader(bytes);
    expect(header.tensors).toHaveLength(244);
    for (const [place, { name, dtype, start, end }] of header.tensors.entries()) {
      const [first, last] =
        dtype === "I64"
          ? [Number(bytes.readBigInt64LE(start)), Number(bytes.readBigInt64LE(end - 8))]
          : [bytes.readFloatLE(start) * 512, bytes.readFloatLE(end - 4) * 512];
      expect([name, first, last]).toEqual([name, place, place]);
    }
    expect((await run("verify")).output).toBe("mobilenet_v3_small: its hash, names, shapes and values are right.");
  });

  it("adds safetensors, with the prefix of nn.DataParallel and without counts of batches too", async () => {
    const old = tensors
      .filter(({ name }) => !name.endsWith("num_batches_tracked"))
      .map((tensor) => ({ ...tensor, name: `module.${tensor.name}` }));
    await addFile(write("old.safetensors", writeSafetensors(old)));
    const [stored] = await listBackbones(store);
    const bytes = readFileSync(join(stored?.folder ?? "", stored?.manifest.file ?? ""));
    const count = parseSafetensorsHeader(bytes).tensors.find(({ name }) => name === "features.0.1.num_batches_tracked");
    expect([count?.dtype, bytes.readBigInt64LE(count?.start)]).toEqual(["I64", 0n]);
  });

  it("lists what is there and what else can be added, and removes", async () => {
    expect((await run("list")).output).toMatch(
      /^No backbone was added yet[\s\S]*add resnet18\n[\s\S]*mobilenet_v2 --weights IMAGENET1K_V1/,
    );
    const path = write("own.pth", pth("zip"));
    await addFile(path);
    await run("add", "mobilenet_v3_small", "--file", path, "--weights", "default");
    const { output } = await run("list");
    expect(output).toMatch(/^mobilenet_v3_small +IMAGENET1K_V1 +10\.2 MB {2}own\.pth$/m);
    expect(output).not.toContain("add mobilenet_v3_small");
    expect((await run("remove", "mobilenet_v3_small")).output).toBe("Removed mobilenet_v3_small.");
    expect(existsSync(join(store, "mobilenet_v3_small"))).toBe(false);
    await expect(run("remove", "mobilenet_v3_small")).rejects.toThrow(/has no backbone "mobilenet_v3_small"/);
    await expect(run("remove", "../data")).rejects.toThrow(StoreProblem);
  });

  it("replaces weights in one step, and keeps the old ones where the new can't be used", async () => {
    await addFile(write("first.pth", pth("zip")));
    const before = await listBackbones(store);
    await expect(addFile(write("page.pth", "<!doctype html><p>Not found</p>"))).rejects.toThrow(/web page/);
    expect(await listBackbones(store)).toEqual(before);
    const other = changed("classifier.3.bias", (tensor) => ({ ...tensor, bytes: new Uint8Array(4000) }));
    await addFile(write("second.safetensors", other));
    const [after] = await listBackbones(store);
    expect(after?.manifest.sha256).not.toBe(before[0]?.manifest.sha256);
    expect(readdirSync(join(store, "mobilenet_v3_small")).sort()).toEqual(["manifest.json", after?.manifest.file]);
  });

  it("sees no backbone in what an addition left that was cut off", async () => {
    mkdirSync(join(store, "resnet18"), { recursive: true });
    writeFileSync(join(store, "resnet18", "weights.0.safetensors.1.partial"), "half");
    expect(await listBackbones(store)).toEqual([]);
  });

  it("finds weights that changed after they were added", async () => {
    await addFile(write("own.pth", pth("zip")));
    const [stored] = await listBackbones(store);
    const path = join(stored?.folder ?? "", stored?.manifest.file ?? "");
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) ^ 1;
    writeFileSync(path, bytes);
    const { status, output } = await run("verify", "mobilenet_v3_small");
    expect(status).toBe(1);
    expect(output).toMatch(/have changed since they were added.*npm run backbone -- add mobilenet_v3_small/);
  });

  it("says that a folder can't be written to", async () => {
    mkdirSync(join(folder, "data"), { recursive: true });
    writeFileSync(store, "a file");
    await expect(addFile(write("own.pth", pth("zip")))).rejects.toThrow(/can't be written to \(ENOTDIR|EEXIST\)/);
  });

  it.each([
    [["add"], /Say which\. These can: resnet18, /],
    [["add", "alexnet"], /"alexnet" can't be added/],
    [["add", "resnet18", "--weights", "IMAGENET1K_V9"], /has no weights IMAGENET1K_V9\. It has IMAGENET1K_V1/],
    [["add", "resnet18", "--file", "nowhere.pth"], /There is no file nowhere\.pth/],
    [["add", "resnet18", "--force"], /Unknown option '--force'/],
    [["forget"], /There is no command "forget"/],
    [[], /Say what to do/],
  ])("%j is answered with a sentence", async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
    await expect(run(...args)).rejects.toThrow(StoreProblem);
  });
});

describe("a file that is not what it should be", () => {
  const floats = (tensor: TensorToWrite, value: number) =>
    new Uint8Array(new Float32Array(tensor.bytes.byteLength / 4).fill(value).buffer);
  const first = "features.0.0.weight";
  it.each<[string, Uint8Array | string, RegExp]>([
    ["empty.pth", "", /it is empty/],
    ["text.pth", "hello, this is some text", /neither a \.pth file of PyTorch nor a safetensors file/],
    ["pointer.safetensors", "version https://git-lfs.github.com/spec/v1\noid", /pointer of Git LFS/],
    ["cut.pth", pth("zip").subarray(0, 5_000_000), /cut off/],
    ["module.pth", readGolden("pth/module.pth"), /object of type __main__\.Tail/],
    [
      "other.pth",
      readGolden("pth/state.zip.pth"),
      /it lacks \d+ of mobilenet_v3_small's tensors \(features\.0\.0\.weight, …\), and \d+ of its tensors are none/,
    ],
    [
      "less.safetensors",
      changed(first, () => null),
      /it lacks 1 of mobilenet_v3_small's tensors \(features\.0\.0\.weight\)/,
    ],
    [
      "shape.safetensors",
      changed(first, (t) => ({ ...t, shape: [16, 27, 1, 1] })),
      /\[16, 27, 1, 1\], and .* has \[16, 3, 3, 3\]/,
    ],
    ["nan.safetensors", changed(first, (t) => ({ ...t, bytes: floats(t, Number.NaN) })), /not finite/],
    [
      "type.safetensors",
      changed(first, (t) => ({ ...t, dtype: "I32" })),
      /values of type I32; save the model as float32/,
    ],
    ["name-0badc0de.pth", pth("zip"), /name says that its sha256 begins with 0badc0de/],
  ])("%s is refused, and the sentence says why", async (name, bytes, message) => {
    await expect(addFile(write(name, bytes))).rejects.toThrow(message);
    expect(await listBackbones(store)).toEqual([]);
  });

  it("is named where it is another network's", async () => {
    const path = write("small.pth", pth("zip"));
    await expect(addFile(path, "resnet18")).rejects.toThrow(/holds the weights of mobilenet_v3_small, not of resnet18/);
  });
});

describe("a download", () => {
  const content = Buffer.from("weights");
  const sha256 = createHash("sha256").update(content).digest("hex");
  const [official = expect.fail("resnet18 has weights")] = officialOf("resnet18");

  async function serve<T>(work: (address: string) => Promise<T>): Promise<T> {
    const server = createServer((request, response) => {
      if (!request.url?.endsWith(".pth")) response.statusCode = 404;
      response.end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    } finally {
      server.close();
    }
  }

  it("is taken when its hash begins as its name says", async () => {
    const progress: (number | null)[] = [];
    const bytes = await serve((address) =>
      downloadWeights(
        { ...official, file: `net-${sha256.slice(0, 8)}.pth` },
        { address, onProgress: (done, total) => progress.push(done, total) },
      ),
    );
    expect(Buffer.from(bytes)).toEqual(content);
    expect(progress).toEqual([7, 7]);
  });

  it("is refused when it is something else, when there is none, and when nothing answers", async () => {
    await serve(async (address) => {
      const other = downloadWeights(official, { address });
      await expect(other).rejects.toThrow(
        `its sha256 begins with ${sha256.slice(0, 8)}, not f37072fd. Nothing was kept.`,
      );
      const none = downloadWeights({ ...official, file: "net-00000000.bin" }, { address });
      await expect(none).rejects.toThrow(/it answered 404/);
    });
    const nobody = run("add", "resnet18");
    await expect(nobody).rejects.toThrow(/can't be reached from here/);
    await expect(run("add", "resnet18")).rejects.toThrow(
      "npm run backbone -- add resnet18 --file resnet18-f37072fd.pth",
    );
  });
});
