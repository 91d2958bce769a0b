import type { Problem } from "@thaw/contracts/problem";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { writeSafetensors } from "@thaw/tl-engine/safetensors/write-safetensors";
import { describe, expect, it } from "vitest";
import * as experimentRoute from "#app/api/v1/experiments/[id]/route.ts";
import * as experimentsRoute from "#app/api/v1/experiments/route.ts";
import * as dataRoute from "#app/api/v1/snapshots/[id]/data/route.ts";
import * as snapshotRoute from "#app/api/v1/snapshots/[id]/route.ts";
import * as snapshotsRoute from "#app/api/v1/snapshots/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";
import { toBase64 } from "../run/base64.ts";
import { newUuid } from "../run/new-uuid.ts";
import { sampleExperiment, sampleHead } from "../testing/sample-experiment.ts";
import { createSnapshot } from "./create-snapshot.ts";
import { labQuota } from "./storage-quota.ts";

const site = useTestSite();

const sample = (change: Record<string, unknown> = {}) => ({
  name: "Head of run 1",
  data: sampleHead(),
  idempotencyKey: newUuid(),
  ...change,
});
const post = (body: unknown, cookie?: string) =>
  callRoute<{ snapshot: SnapshotView } & Problem>(snapshotsRoute.POST, {
    method: "POST",
    body,
    ...(cookie ? { cookie } : {}),
  });
const list = async (cookie: string) =>
  (await callRoute<{ snapshots: SnapshotView[] }>(snapshotsRoute.GET, { cookie })).body.snapshots;
const at = (id: string, cookie?: string) => ({ params: { id }, ...(cookie ? { cookie } : {}) });
const fieldsOf = (problem: Problem) => (problem.fields ?? []).map(({ path }) => path);

describe("keeping a snapshot", () => {
  it("reads shapes out of the file, and gives the same bytes back as a download", async () => {
    const { cookie } = await site.user();
    const body = sample({ name: "ヘッド/1" });
    const { status, body: created } = await post(body, cookie);
    expect(status).toBe(201);
    expect(created.snapshot.tensors).toEqual([
      { name: "head.weight", dtype: "F32", shape: [7, 576] },
      { name: "head.bias", dtype: "F32", shape: [7] },
    ]);
    const { response } = await callRoute(dataRoute.GET, at(created.snapshot.id, cookie));
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; .*filename\*=UTF-8''.+\.safetensors$/);
    expect(response.headers.get("cache-control")).toContain("no-store");
    expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(body.data);
  });

  it("takes tensors of any name and type, but no file without one", async () => {
    const { cookie } = await site.user();
    const data = writeSafetensors([{ name: "grid", dtype: "U8", shape: [2, 3], bytes: new Uint8Array(6) }], {});
    expect((await post(sample({ data: toBase64(data) }), cookie)).body.snapshot.tensors).toEqual([
      { name: "grid", dtype: "U8", shape: [2, 3] },
    ]);
    const refused = await post(sample({ data: toBase64(writeSafetensors([], {})) }), cookie);
    expect(fieldsOf(refused.body)).toEqual(["body.data"]);
  });

  it("refuses a file that is cut short, too large, or no safetensors", async () => {
    const { cookie } = await site.user();
    const cut = toBase64(Buffer.from(sampleHead(), "base64").subarray(0, -1));
    for (const data of [cut, toBase64(Buffer.from("hello")), "not base64!"]) {
      const refused = await post(sample({ data }), cookie);
      expect(refused.status).toBe(400);
      expect(fieldsOf(refused.body)).toEqual(["body.data"]);
    }
    const large = "A".repeat(4 * Math.ceil((4 * 1024 * 1024) / 3) + 4);
    expect((await post(sample({ data: large }), cookie)).status).toBe(400);
    expect((await post(sample({ data: "A".repeat(6_400_000) }), cookie)).status).toBe(413);
    expect(await list(cookie)).toEqual([]);
  });

  it("keeps it once, however often it is sent", async () => {
    const { cookie } = await site.user();
    const body = sample();
    const [first, second] = await Promise.all([post(body, cookie), post(body, cookie)]);
    expect(first?.body.snapshot.id).toBe(second?.body.snapshot.id);
    expect(await list(cookie)).toHaveLength(1);
  });

  it("names only an experiment of one's own", async () => {
    const owner = await site.user();
    const other = await site.user();
    const created = await callRoute<{ experiment: { id: string } }>(experimentsRoute.POST, {
      method: "POST",
      body: sampleExperiment(),
      cookie: owner.cookie,
    });
    const experimentId = created.body.experiment.id;
    expect((await post(sample({ experimentId }), other.cookie)).status).toBe(404);
    const { snapshot } = (await post(sample({ experimentId }), owner.cookie)).body;
    expect(snapshot.experimentId).toBe(experimentId);
    await callRoute(experimentRoute.DELETE, { method: "DELETE", ...at(experimentId, owner.cookie) });
    expect((await list(owner.cookie))[0]).toMatchObject({ id: snapshot.id, experimentId: null });
  });

  it("answers 401 without a session", async () => {
    expect((await post(sample())).status).toBe(401);
    expect((await callRoute(snapshotsRoute.GET)).status).toBe(401);
  });
});

it("one's snapshots are found by nobody else", async () => {
  const owner = await site.user();
  const { id } = (await post(sample(), owner.cookie)).body.snapshot;
  for (const { cookie } of [await site.user(), await site.user({ role: "admin" })]) {
    expect((await callRoute(snapshotRoute.GET, at(id, cookie))).status).toBe(404);
    expect((await callRoute(dataRoute.GET, at(id, cookie))).status).toBe(404);
    expect((await callRoute(snapshotRoute.DELETE, { method: "DELETE", ...at(id, cookie) })).status).toBe(404);
    expect(await list(cookie)).toEqual([]);
  }
  expect((await callRoute(dataRoute.GET, at(id))).status).toBe(401);
  expect((await callRoute(snapshotRoute.DELETE, { method: "DELETE", ...at(id, owner.cookie) })).status).toBe(200);
  expect((await callRoute(dataRoute.GET, at(id, owner.cookie))).status).toBe(404);
});

it("the quota counts the bytes of experiments and snapshots together", async () => {
  const person = await site.user();
  const keep = (quota: typeof labQuota) =>
    createSnapshot({ viewer: person.user, snapshot: sample() }, { db: site.db, now: new Date(), quota });
  const oneFits = { ...labQuota, bytes: 20_000 };
  await keep(oneFits);
  await expect(keep(oneFits)).rejects.toMatchObject({ code: "quota-exceeded" });
  await expect(keep({ ...labQuota, snapshots: 1 })).rejects.toMatchObject({ code: "quota-exceeded" });
});
