import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BackboneList } from "@thaw/contracts/backbones";
import { selectOptionalCourseBySlug, updateCourseAccess } from "@thaw/db/tables/course";
import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { afterAll, describe, expect, it } from "vitest";
import * as weightsRoute from "#app/api/v1/backbones/[id]/weights/[sha256]/route.ts";
import * as listRoute from "#app/api/v1/backbones/route.ts";
import * as experimentsRoute from "#app/api/v1/experiments/route.ts";
import { toBase64 } from "#features/lab/run/base64.ts";
import { sampleExperiment, sampleHead } from "#features/lab/testing/sample-experiment.ts";
import { repositoryRoot } from "#platform/repository-root.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";

const data = mkdtempSync(join(tmpdir(), "thaw-backbones-"));
process.env.THAW_DATA_DIR = data;
const site = useTestSite();
afterAll(() => rmSync(data, { recursive: true }));

const bytes = new Uint8Array(3_000_000).fill(7);
const sha256 = createHash("sha256").update(bytes).digest("hex");

/** What the command line writes; a manifest of a folder that lies about its name is none. */
function add(id: string, changes: Record<string, unknown> = {}): void {
  const folder = join(data, "backbones", id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "weights.safetensors"), bytes);
  const manifest = {
    manifestVersion: 1,
    id,
    name: { ja: "ResNet-18", en: "ResNet-18" },
    architecture: "resnet18",
    weightsName: "IMAGENET1K_V1",
    source: "resnet18.pth",
    licence: "BSD-3-Clause",
    sourceSha256: sha256,
    sha256,
    bytes: bytes.byteLength,
    file: "weights.safetensors",
    seed: null,
    inputSize: 224,
    resizeSize: 256,
    interpolation: "bilinear",
    mean: [0.485, 0.456, 0.406],
    standardDeviation: [0.229, 0.224, 0.225],
    featureWidth: 512,
    parameterCount: 1,
    multiplyAccumulates: 1,
    layers: [
      { name: "conv1", kind: "convolution", outChannels: 64, outSize: 112, parameterCount: 1, multiplyAccumulates: 1 },
    ],
    ...changes,
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}

const list = async (cookie?: string) => callRoute<BackboneList>(listRoute.GET, cookie ? { cookie } : {});
const weights = (params: Record<string, string>, headers: Record<string, string> = {}) =>
  callRoute(weightsRoute.GET, { params, headers });

describe("the site's backbones", () => {
  it("that ship have their weights among the assets, under their hash", async () => {
    const { backbones } = (await list()).body;
    expect(backbones.map(({ id, origin }) => `${id} ${origin}`)).toEqual([
      "mobilenet-v3-small shipped",
      "random-twin shipped",
    ]);
    const url = backbones[0]?.weights?.url ?? "";
    expect(url).toMatch(/^\/generated\/weights\/mobilenet_v3_small-qvac_food_v1\.[0-9a-f]{12}\.safetensors$/);
    expect(readdirSync(join(repositoryRoot(), "apps/web/public/generated/weights"))).toContain(url.split("/").at(-1));
    expect(backbones[1]?.weights).toBeNull();
  });

  it("that were added are listed at once, and sent under an address that never changes its meaning", async () => {
    add("resnet18");
    const added = (await list()).body.backbones.find(({ origin }) => origin === "added");
    expect(added?.weights).toEqual({
      name: "resnet18-imagenet1k_v1.safetensors",
      url: `/api/v1/backbones/resnet18/weights/${sha256}`,
      bytes: bytes.byteLength,
      sha256,
    });
    const { response, status } = await weights({ id: "resnet18", sha256 });
    expect(status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect(response.headers.get("content-length")).toBe(String(bytes.byteLength));
    expect(
      createHash("sha256")
        .update(new Uint8Array(await response.arrayBuffer()))
        .digest("hex"),
    ).toBe(sha256);
    const again = await weights({ id: "resnet18", sha256 }, { "if-none-match": response.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  it("name no other file, whatever a manifest or an address says", async () => {
    add("liar", { id: "resnet18" });
    add("climber", { file: "../resnet18/weights.safetensors" });
    cpSync(join(data, "backbones/resnet18"), join(data, "backbones/.partial"), { recursive: true });
    expect((await list()).body.backbones.map(({ id }) => id)).toEqual([
      "mobilenet-v3-small",
      "random-twin",
      "resnet18",
    ]);
    for (const id of ["liar", "climber", ".partial", "../backbones/resnet18", "none"]) {
      expect((await weights({ id, sha256 })).status, id).toBe(404);
    }
    expect((await weights({ id: "resnet18", sha256: "0".repeat(64) })).status).toBe(404);
    expect((await weights({ id: "resnet18", sha256: "short" })).status).toBe(400);
  });

  it("are for who has an account where no course is open", async () => {
    const course = await selectOptionalCourseBySlug(site.db, "foodvision");
    if (!course) throw new Error("the course is not there");
    await updateCourseAccess(site.db, course.id, { visibility: "enrolled", selfEnrol: false });
    expect((await list()).status).toBe(401);
    expect((await weights({ id: "resnet18", sha256 })).status).toBe(401);
    const { cookie } = await site.user();
    expect((await list(cookie)).status).toBe(200);
    await updateCourseAccess(site.db, course.id, { visibility: "open", selfEnrol: true });
  });
});

describe("an experiment on a backbone that was added", () => {
  const head = (width: number) =>
    toBase64(encodeHead({ weight: new Float32Array(7 * width), bias: new Float32Array(7), classCount: 7, width }));
  const post = async (change: Parameters<typeof sampleExperiment>[0], cookie: string) =>
    callRoute<{ fields?: { path: string }[] }>(experimentsRoute.POST, {
      method: "POST",
      body: sampleExperiment({ backbone: "resnet18", backboneSha256: sha256, head: head(512), ...change }),
      cookie,
    });

  it("is kept when the site has it, with exactly those weights and that width", async () => {
    add("resnet18");
    const { cookie } = await site.user();
    expect((await post({}, cookie)).status).toBe(201);
  });

  const wrong: [string, Parameters<typeof sampleExperiment>[0], string][] = [
    ["other weights", { backboneSha256: "0".repeat(64) }, "body.backboneSha256"],
    ["a backbone that the site has not", { backbone: "efficientnet_b0" }, "body.backboneSha256"],
    ["another backbone's weights", { backbone: "mobilenet-v3-small" }, "body.backboneSha256"],
    ["a head of another backbone's width", { head: sampleHead() }, "body.head"],
    ["a path for an id", { backbone: "../resnet18" }, "body.backbone"],
    ["a very long id", { backbone: "a".repeat(81) }, "body.backbone"],
  ];
  it.each(wrong)("is refused with %s, and the field named", async (_name, change, field) => {
    add("resnet18");
    const { cookie } = await site.user();
    const refused = await post(change, cookie);
    expect(refused.status).toBe(400);
    expect(refused.body.fields?.map(({ path }) => path)).toEqual([field]);
  });
});
