import type { Problem } from "@thaw/contracts/problem";
import type { SnapshotQuota, SnapshotView } from "@thaw/contracts/snapshot";
import { writeSafetensors } from "@thaw/tl-engine/safetensors/write-safetensors";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as experimentRoute from "#app/api/v1/experiments/[id]/route.ts";
import * as experimentsRoute from "#app/api/v1/experiments/route.ts";
import * as contentRoute from "#app/api/v1/snapshots/[id]/content/route.ts";
import * as snapshotRoute from "#app/api/v1/snapshots/[id]/route.ts";
import * as tensorRoute from "#app/api/v1/snapshots/[id]/tensors/[file]/route.ts";
import * as byNameRoute from "#app/api/v1/snapshots/by-name/[name]/content/route.ts";
import * as snapshotsRoute from "#app/api/v1/snapshots/route.ts";
import { newUuid } from "#features/lab/run/new-uuid.ts";
import { labQuota } from "#features/lab/server/storage-quota.ts";
import { sampleExperiment, sampleHead } from "#features/lab/testing/sample-experiment.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";
import { createSnapshot } from "./create-snapshot.ts";

const site = useTestSite();

const head = () => new Uint8Array(Buffer.from(sampleHead(), "base64"));
const floats = (...values: number[]) =>
  writeSafetensors([
    { name: "w", dtype: "F32", shape: [values.length], bytes: new Uint8Array(Float32Array.of(...values).buffer) },
  ]);
/** A file with a header of one's own, true or not. */
function withHeader(header: unknown, dataBytes: number, headerLength?: number): Uint8Array<ArrayBuffer> {
  const json = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + json.byteLength + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength ?? json.byteLength), true);
  file.set(json, 8);
  return file;
}
const streamOf = (file: Uint8Array<ArrayBuffer>, chunk = 7): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= file.byteLength) return controller.close();
      controller.enqueue(file.subarray(at, at + chunk));
      at += chunk;
    },
  });
};

let names = 0;
const post = (
  bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  cookie?: string,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
) =>
  callRoute<{ snapshot: SnapshotView } & Problem>(snapshotsRoute.POST, {
    method: "POST",
    bytes,
    query: { name: `Head ${++names}`, ...query },
    headers,
    ...(cookie ? { cookie } : {}),
  });
const list = async (cookie: string) =>
  (await callRoute<{ snapshots: SnapshotView[]; quota: SnapshotQuota }>(snapshotsRoute.GET, { cookie })).body;
const at = (id: string, cookie?: string, more: Record<string, string> = {}) => ({
  params: { id, ...more },
  ...(cookie ? { cookie } : {}),
});
const saidOf = (problem: Problem) => (problem.fields ?? []).map(({ path, message }) => `${path}: ${message}`).join();

describe("keeping a snapshot", () => {
  it("reads shapes out of the file, and gives the same bytes back by id and by name", async () => {
    const { cookie } = await site.user();
    const file = head();
    const { status, body } = await post(file, cookie, { name: " ヘッド/1 ", lesson: "transfer-learning" });
    expect(status).toBe(201);
    expect(body.snapshot).toMatchObject({ name: "ヘッド/1", lessonSlug: "transfer-learning", experimentId: null });
    expect(body.snapshot.tensors).toEqual([
      { name: "head.weight", dtype: "F32", shape: [7, 576] },
      { name: "head.bias", dtype: "F32", shape: [7] },
    ]);
    for (const { response } of [
      await callRoute(contentRoute.GET, at(body.snapshot.id, cookie)),
      await callRoute(byNameRoute.GET, { params: { name: "ヘッド/1" }, cookie }),
    ]) {
      expect(response.headers.get("content-type")).toBe("application/octet-stream");
      expect(response.headers.get("content-disposition")).toMatch(/^attachment; .*filename\*=UTF-8''.+\.safetensors$/);
      expect(response.headers.get("cache-control")).toContain("no-store");
      expect(Buffer.from(await response.arrayBuffer()).equals(file)).toBe(true);
    }
  });

  it("takes it in pieces of any size, without a length", async () => {
    const { cookie } = await site.user();
    for (const chunk of [1, 7, 4096]) {
      const { status, body } = await post(streamOf(floats(1, 2, 3), chunk), cookie);
      expect([status, body.snapshot?.tensors]).toEqual([201, [{ name: "w", dtype: "F32", shape: [3] }]]);
    }
  });

  it("tells where each tensor lies", async () => {
    const { cookie } = await site.user();
    const file = writeSafetensors(
      [
        { name: "grid", dtype: "U8", shape: [2, 3], bytes: new Uint8Array(6) },
        { name: "one", dtype: "I64", shape: [], bytes: new Uint8Array(8) },
        { name: "none", dtype: "F32", shape: [0, 3], bytes: new Uint8Array(0) },
      ],
      { run: "7" },
    );
    const { snapshot } = (await post(file, cookie)).body;
    const { body } = await callRoute<{ header: { dataStart: number; tensors: unknown[] } }>(
      snapshotRoute.GET,
      at(snapshot.id, cookie),
    );
    const { dataStart } = body.header;
    expect(dataStart).toBe(file.byteLength - 14);
    expect(body.header).toEqual({
      dataStart,
      metadata: { run: "7" },
      tensors: [
        { name: "grid", dtype: "U8", shape: [2, 3], start: dataStart, end: dataStart + 6 },
        { name: "one", dtype: "I64", shape: [], start: dataStart + 6, end: dataStart + 14 },
        { name: "none", dtype: "F32", shape: [0, 3], start: dataStart + 14, end: dataStart + 14 },
      ],
    });
  });

  it("keeps it once, however often and however close together it is sent", async () => {
    const { cookie } = await site.user();
    const query = { name: "once", idempotencyKey: newUuid() };
    const [first, second] = await Promise.all([post(head(), cookie, query), post(head(), cookie, query)]);
    expect(first?.body.snapshot.id).toBe(second?.body.snapshot.id);
    expect((await post(head(), cookie, query)).body.snapshot.id).toBe(first?.body.snapshot.id);
    expect((await list(cookie)).snapshots).toHaveLength(1);
  });

  it("has one of a name: a second is refused, or takes its place when that is asked for", async () => {
    const { cookie } = await site.user();
    const kept = (await post(floats(1), cookie, { name: "loss" })).body.snapshot;
    const refused = await post(floats(2), cookie, { name: "loss" });
    expect([refused.status, refused.body.code, refused.body.extra]).toEqual([
      409,
      "already-exists",
      { snapshotId: kept.id },
    ]);
    expect((await post(floats(2, 3), cookie, { name: "loss", replace: "1" })).status).toBe(201);
    const { snapshots } = await list(cookie);
    expect(snapshots.map(({ tensors }) => tensors[0]?.shape)).toEqual([[2]]);
    const other = await site.user();
    expect((await post(floats(1), other.cookie, { name: "loss" })).status).toBe(201);
  });

  it("lets one of two uploads of one name win, and keeps nothing of the other", async () => {
    const { cookie } = await site.user();
    const both = await Promise.all([1, 2].map((value) => post(floats(value), cookie, { name: "race" })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await list(cookie)).snapshots).toHaveLength(1);
  });

  it("names only an experiment of one's own and a lesson that one may read", async () => {
    const owner = await site.user();
    const other = await site.user();
    const created = await callRoute<{ experiment: { id: string } }>(experimentsRoute.POST, {
      method: "POST",
      body: sampleExperiment(),
      cookie: owner.cookie,
    });
    const experimentId = created.body.experiment.id;
    expect((await post(head(), other.cookie, { experimentId })).status).toBe(404);
    expect((await post(head(), owner.cookie, { lesson: "no-such-lesson" })).status).toBe(404);
    const { snapshot } = (await post(head(), owner.cookie, { experimentId })).body;
    expect(snapshot.experimentId).toBe(experimentId);
    await callRoute(experimentRoute.DELETE, { method: "DELETE", ...at(experimentId, owner.cookie) });
    expect((await list(owner.cookie)).snapshots[0]).toMatchObject({ id: snapshot.id, experimentId: null });
  });

  it("answers 401 without a session", async () => {
    expect((await post(head())).status).toBe(401);
    expect((await callRoute(snapshotsRoute.GET)).status).toBe(401);
    expect((await callRoute(byNameRoute.GET, { params: { name: "x" } })).status).toBe(401);
  });
});

describe("a bad file is refused, says why, and leaves nothing", () => {
  const entry = (change: Record<string, unknown> = {}) => ({
    dtype: "F32",
    shape: [2],
    data_offsets: [0, 8],
    ...change,
  });
  const file = head();
  const cases: [string, () => Uint8Array<ArrayBuffer>, RegExp][] = [
    ["cut short", () => file.slice(0, -1), /Content-Length says/],
    ["longer than it says", () => new Uint8Array([...file, 0]), /Content-Length says/],
    ["empty", () => new Uint8Array(0), /within its header/],
    ["only a length", () => file.slice(0, 8), /header of/],
    ["no safetensors", () => new Uint8Array(Buffer.from("hello, this is a text")), /header of \d+ bytes/],
    ["a header that lies about its length", () => withHeader({ w: entry() }, 8, 2 ** 40), /header of/],
    ["a header that is no JSON", () => withHeader("{nonsense", 0), /not JSON/],
    ["a header that is no object", () => withHeader("[]", 0), /begin/],
    ["nothing in it", () => writeSafetensors([]), /no tensors/],
    ["an unknown type", () => withHeader({ w: entry({ dtype: "F8_E4M3" }) }, 8), /unknown dtype/],
    ["a shape that needs more bytes", () => withHeader({ w: entry({ shape: [3] }) }, 8), /8 bytes for shape \[3\]/],
    ["a shape below zero", () => withHeader({ w: entry({ shape: [-2] }) }, 8), /bad shape/],
    ["a shape beyond counting", () => withHeader({ w: entry({ shape: [2 ** 40, 2 ** 40] }) }, 8), /bytes for shape/],
    ["offsets beyond the file", () => withHeader({ w: entry({ shape: [4], data_offsets: [0, 16] }) }, 8), /Length/],
    ["offsets that begin late", () => withHeader({ w: entry({ data_offsets: [8, 16] }) }, 16), /gap or overlap/],
    ["tensors that overlap", () => withHeader({ v: entry(), w: entry({ data_offsets: [4, 12] }) }, 12), /overlap/],
    ["a name without letters", () => withHeader({ "": entry() }, 8), /name is empty/],
    ["a name with NUL", () => withHeader({ "w\0": entry() }, 8), /control/],
    ["half a character", () => withHeader('{"\\ud800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1), /half/],
    ["a value that is NaN", () => floats(1, 2, Number.NaN, 4), /w: NaN at value 2/],
  ];
  it.each(cases)("%s", async (_, make, said) => {
    const { cookie } = await site.user();
    const refused = await post(make(), cookie);
    expect([refused.status, refused.body.code]).toEqual([400, "invalid-request"]);
    expect(saidOf(refused.body)).toMatch(/^body: /);
    expect(saidOf(refused.body)).toMatch(said);
    expect((await list(cookie)).snapshots).toEqual([]);
  });

  it("also when it comes without a length", async () => {
    const { cookie } = await site.user();
    const say = async (bytes: Uint8Array<ArrayBuffer>) => saidOf((await post(streamOf(bytes), cookie)).body);
    expect(await say(file.slice(0, -1))).toMatch(/ends after \d+ of \d+ bytes/);
    expect(await say(new Uint8Array([...file, 0]))).toMatch(/goes on after/);
    expect(await say(file.slice(0, 20))).toMatch(/within its header/);
    expect((await list(cookie)).snapshots).toEqual([]);
  });

  it("when the connection breaks", async () => {
    const { cookie } = await site.user();
    let pulled = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 3) controller.error(new Error("socket hang up"));
        else controller.enqueue(file.subarray((pulled - 1) * 64, pulled * 64));
      },
    });
    expect((await post(broken, cookie)).status).toBe(400);
    expect((await list(cookie)).snapshots).toEqual([]);
  });

  it("NaN in every float type, at any cut of the stream, and not a byte more is read", async () => {
    const { cookie } = await site.user();
    const bits: ["F16" | "BF16" | "F32" | "F64", number[]][] = [
      ["F16", [0x00, 0x7e]],
      ["BF16", [0xc0, 0xff]],
      ["F32", [1, 0, 0x80, 0x7f]],
      ["F64", [1, 0, 0, 0, 0, 0, 0xf0, 0x7f]],
    ];
    for (const [dtype, nan] of bits) {
      const bytes = new Uint8Array(nan.length * 5);
      bytes.set(nan, nan.length * 3);
      const bad = writeSafetensors([{ name: "w", dtype, shape: [5], bytes }]);
      expect(saidOf((await post(streamOf(bad, 3), cookie)).body)).toBe("body: w: NaN at value 3");
    }
    let cancelled = false;
    const long = floats(Number.NaN, ...new Array<number>(20_000).fill(1));
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(long.subarray(sent, sent + 1024));
        sent += 1024;
      },
      cancel() {
        cancelled = true;
      },
    });
    expect((await post(stream, cookie)).status).toBe(400);
    expect(cancelled).toBe(true);
    expect(sent).toBeLessThan(8192);
  });

  it("but infinity is a value, and is counted", async () => {
    const { cookie } = await site.user();
    const { body } = await post(floats(1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY), cookie);
    expect(body.snapshot.tensors).toEqual([{ name: "w", dtype: "F32", shape: [3], infinite: 2 }]);
  });

  it("too large: by its length, or by its header before a value is read", async () => {
    const { cookie } = await site.user();
    const size = 16 * 1024 * 1024;
    expect((await post(head(), cookie, {}, { "content-length": String(size + 1) })).status).toBe(413);
    const claims = withHeader({ w: entry({ dtype: "U8", shape: [size], data_offsets: [0, size] }) }, 0);
    expect((await post(streamOf(claims), cookie)).status).toBe(413);
    expect((await list(cookie)).snapshots).toEqual([]);
  });

  it("of another kind, or under no name", async () => {
    const { cookie } = await site.user();
    expect((await post(head(), cookie, {}, { "content-type": "text/plain" })).status).toBe(415);
    for (const name of ["", " ", "a\nb", "x".repeat(121)]) {
      const refused = await post(head(), cookie, { name });
      expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([400, "query.name"]);
    }
    expect((await list(cookie)).snapshots).toEqual([]);
  });
});

describe("one tensor as NumPy's file", () => {
  it("has NumPy's header and the values", async () => {
    const { cookie } = await site.user();
    const values = Float32Array.of(1, 2, 3, 4, 5, 6);
    const file = writeSafetensors([
      { name: "a", dtype: "U8", shape: [3], bytes: Uint8Array.of(7, 8, 9) },
      { name: "base/fc.weight", dtype: "F32", shape: [2, 3], bytes: new Uint8Array(values.buffer) },
      { name: "half", dtype: "BF16", shape: [], bytes: Uint8Array.of(0x80, 0x3f) },
    ]);
    const { id } = (await post(file, cookie)).body.snapshot;
    const npy = async (name: string) => {
      const { response } = await callRoute(tensorRoute.GET, at(id, cookie, { file: `${name}.npy` }));
      const bytes = Buffer.from(await response.arrayBuffer());
      const start = 10 + bytes.readUInt16LE(8);
      expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x93NUMPY\x01\x00");
      expect(start % 64).toBe(0);
      return [bytes.toString("latin1", 10, start).trim(), [...bytes.subarray(start)]];
    };
    expect(await npy("base/fc.weight")).toEqual([
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
      [...new Uint8Array(values.buffer)],
    ]);
    expect(await npy("a")).toEqual(["{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", [7, 8, 9]]);
    expect(await npy("half")).toEqual([
      "{'descr': '<f4', 'fortran_order': False, 'shape': (), }",
      [...new Uint8Array(Float32Array.of(1).buffer)],
    ]);
    expect((await callRoute(tensorRoute.GET, at(id, cookie, { file: "b.npy" }))).status).toBe(404);
  });
});

it("one's snapshots are found by nobody else", async () => {
  const owner = await site.user();
  const { id } = (await post(head(), owner.cookie, { name: "mine" })).body.snapshot;
  for (const { cookie } of [await site.user(), await site.user({ role: "admin" })]) {
    expect((await callRoute(snapshotRoute.GET, at(id, cookie))).status).toBe(404);
    expect((await callRoute(contentRoute.GET, at(id, cookie))).status).toBe(404);
    expect((await callRoute(tensorRoute.GET, at(id, cookie, { file: "head.bias.npy" }))).status).toBe(404);
    expect((await callRoute(byNameRoute.GET, { params: { name: "mine" }, cookie })).status).toBe(404);
    expect((await callRoute(snapshotRoute.DELETE, { method: "DELETE", ...at(id, cookie) })).status).toBe(404);
    expect((await list(cookie)).snapshots).toEqual([]);
  }
  for (const route of [snapshotRoute.GET, contentRoute.GET]) expect((await callRoute(route, at(id))).status).toBe(401);
  expect((await callRoute(tensorRoute.GET, at(id, undefined, { file: "head.bias.npy" }))).status).toBe(401);
  expect((await callRoute(snapshotRoute.DELETE, { method: "DELETE", ...at(id) })).status).toBe(401);
  expect((await callRoute(snapshotRoute.DELETE, { method: "DELETE", ...at(id, owner.cookie) })).status).toBe(200);
  expect((await callRoute(contentRoute.GET, at(id, owner.cookie))).status).toBe(404);
});

describe("the quota", () => {
  afterEach(() => vi.restoreAllMocks());
  const keep = (
    user: { user: Parameters<typeof createSnapshot>[0]["viewer"] },
    name: string,
    limits = {},
    replace = {},
  ) =>
    createSnapshot(
      { viewer: user.user, about: { name, ...replace }, raw: { stream: streamOf(head(), 4096), declaredBytes: null } },
      { db: site.db, now: new Date(), quota: { ...labQuota(), ...limits } },
    );

  it("counts snapshots and their bytes, and is told with the list", async () => {
    const person = await site.user();
    await keep(person, "one");
    const { quota } = await list(person.cookie);
    const bytes = head().byteLength;
    expect(quota).toEqual({
      snapshots: { used: 1, limit: 200 },
      bytes: { used: bytes, limit: 64_000_000 },
      snapshotBytes: bytes,
    });
  });

  it("refuses what no longer fits, before the values are read", async () => {
    const person = await site.user();
    await keep(person, "one");
    await expect(keep(person, "two", { snapshots: 1 })).rejects.toMatchObject({ code: "quota-exceeded" });
    await expect(keep(person, "two", { bytes: 20_000 })).rejects.toMatchObject({ code: "quota-exceeded" });
    let taken = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(head().subarray(taken, taken + 512));
        taken += 512;
      },
    });
    const input = { viewer: person.user, about: { name: "two" }, raw: { stream, declaredBytes: null } };
    const refused = createSnapshot(input, { db: site.db, now: new Date(), quota: { ...labQuota(), snapshots: 1 } });
    await expect(refused).rejects.toMatchObject({ code: "quota-exceeded" });
    expect(taken).toBeLessThan(4096);
  });

  it("holds for two at once, and lets one be replaced when it is full", async () => {
    const person = await site.user();
    const both = await Promise.allSettled(["one", "two"].map((name) => keep(person, name, { snapshots: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [kept] = (await list(person.cookie)).snapshots;
    await keep(person, kept?.name ?? "", { snapshots: 1 }, { replace: "1" });
    expect((await list(person.cookie)).snapshots).toHaveLength(1);
  });
});
