import { createHash } from "node:crypto";
import type { CreateExperimentBody, ExperimentSummary, ExperimentView } from "@thaw/contracts/experiment";
import type { Problem } from "@thaw/contracts/problem";
import { selectOptionalLessonBySlug } from "@thaw/db/tables/lesson";
import { selectOptionalProgress } from "@thaw/db/tables/lesson-progress";
import { mobilenetV3Small } from "@thaw/tl-engine/networks/mobilenet-v3";
import { decodeHead, encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { thawedShapes } from "@thaw/tl-engine/thaw/thawed-tensors";
import { describe, expect, it } from "vitest";
import * as experimentRoute from "#app/api/v1/experiments/[id]/route.ts";
import * as experimentsRoute from "#app/api/v1/experiments/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";
import { fromBase64, toBase64 } from "../run/base64.ts";
import { defaultTrainingOptions } from "../run/run-settings.ts";
import { sampleExperiment, sampleHead, sampleOwnExperiment } from "../testing/sample-experiment.ts";
import { createExperiment } from "./create-experiment.ts";
import { loadExperimentPage } from "./load-experiment-page.ts";
import { type LabQuota, labQuota } from "./storage-quota.ts";

const site = useTestSite();

const post = (body: unknown, cookie?: string) =>
  callRoute<{ experiment: ExperimentSummary } & Problem>(experimentsRoute.POST, {
    method: "POST",
    body,
    ...(cookie ? { cookie } : {}),
  });
const list = async (cookie: string) =>
  (await callRoute<{ experiments: ExperimentSummary[] }>(experimentsRoute.GET, { cookie })).body.experiments;
const one = (method: "GET" | "PATCH" | "DELETE", id: string, cookie?: string, body?: unknown) => {
  const route = { GET: experimentRoute.GET, PATCH: experimentRoute.PATCH, DELETE: experimentRoute.DELETE }[method];
  return callRoute<{ experiment: ExperimentView } & Problem>(route, {
    method,
    params: { id },
    ...(cookie ? { cookie } : {}),
    ...(body === undefined ? {} : { body }),
  });
};
const fieldsOf = (problem: Problem) => (problem.fields ?? []).map(({ path }) => path);

describe("keeping an experiment", () => {
  it("stores all of it, and gives it back byte for byte", async () => {
    const { cookie } = await site.user();
    const body = sampleExperiment();
    const created = await post(body, cookie);
    expect(created.status).toBe(201);
    expect(created.body.experiment).toMatchObject({
      number: 1,
      correct: 6,
      total: 7,
      classCount: 7,
      measuredBy: "browser",
    });
    expect(created.body.experiment.losses).toEqual([1.5, null]);
    const whole = (await one("GET", created.body.experiment.id, cookie)).body.experiment;
    expect(whole.headSha256).toBe(created.body.experiment.headSha256);
    const read = await one("GET", created.body.experiment.id, cookie);
    expect(read.status).toBe(200);
    const { settings, curves, evaluation, head, seed, backboneSha256, dataSha256 } = read.body.experiment;
    expect({ settings, curves, evaluation, head, seed, backboneSha256, dataSha256 }).toEqual({
      settings: body.settings,
      curves: body.curves,
      evaluation: body.evaluation,
      head: body.head,
      seed: body.seed,
      backboneSha256: body.backboneSha256,
      dataSha256: body.dataSha256,
    });
  });

  it("marks the lab as done, once", async () => {
    const { cookie, user } = await site.user();
    await post(sampleExperiment(), cookie);
    await post(sampleExperiment(), cookie);
    const lesson = await selectOptionalLessonBySlug(site.db, "transfer-learning");
    const progress = await selectOptionalProgress(site.db, user.id, lesson?.id ?? "");
    expect(progress?.labsDone).toEqual(["foodvision-head"]);
    expect(progress?.percent).toBeGreaterThan(0);
  });

  it("keeps a run once, however often it is sent", async () => {
    const { cookie } = await site.user();
    const body = sampleExperiment();
    const sent = await Promise.all([post(body, cookie), post(body, cookie), post(body, cookie)]);
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(sent.map((result) => result.body.experiment.id)).size).toBe(1);
    expect(await list(cookie)).toHaveLength(1);
  });

  it("numbers experiments that arrive together one by one", async () => {
    const { cookie } = await site.user();
    await Promise.all([1, 2, 3, 4].map(() => post(sampleExperiment(), cookie)));
    expect((await list(cookie)).map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
  });

  it("answers 401 without a session, and keeps nothing", async () => {
    expect((await post(sampleExperiment())).status).toBe(401);
  });

  it("refuses a run of another account, so that a shared computer mixes nothing up", async () => {
    const first = await site.user();
    const second = await site.user();
    const refused = await post(sampleExperiment({ ownerId: first.user.id }), second.cookie);
    expect(refused.status).toBe(401);
    expect(await list(second.cookie)).toEqual([]);
    expect((await post(sampleExperiment({ ownerId: first.user.id }), first.cookie)).status).toBe(201);
  });

  it("answers 404 for a lab that there isn't", async () => {
    const { cookie } = await site.user();
    expect((await post(sampleExperiment({ labId: "no-such-lab" }), cookie)).status).toBe(404);
  });
});

describe("the head that is sent", () => {
  const heads: [string, () => string][] = [
    ["NaN", () => sampleHead((index) => (index === 2000 ? Number.NaN : 0))],
    ["infinity", () => sampleHead((index) => (index === 3 ? Number.POSITIVE_INFINITY : 0))],
    ["six classes for seven", () => sampleHead(() => 0, 6)],
    ["a truncated file", () => toBase64(Buffer.from(sampleHead(), "base64").subarray(0, -4))],
    [
      "a file with bytes after its tensors",
      () => toBase64(Buffer.concat([Buffer.from(sampleHead(), "base64"), Buffer.alloc(4)])),
    ],
    ["half of a header", () => toBase64(Buffer.from(sampleHead(), "base64").subarray(0, 20))],
    ["no bytes", () => ""],
    ["a header longer than the file", () => toBase64(Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 123, 125]))],
    ["other names", () => renamed("head.weight", "body.weight")],
    ["another dtype", () => renamed('"F32"', '"I32"')],
  ];
  function renamed(from: string, to: string): string {
    // Names of one length, so that the header's stays right.
    const bytes = Buffer.from(sampleHead(), "base64");
    return toBase64(Buffer.from(bytes.toString("latin1").replace(from, to), "latin1"));
  }

  it.each(heads)("is refused when it holds %s", async (_name, head) => {
    const { cookie } = await site.user();
    const refused = await post(sampleExperiment({ head: head() }), cookie);
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused.body)).toEqual(["body.head"]);
    expect(await list(cookie)).toEqual([]);
  });

  it("is kept with thawed weights, and refused where they are not the blocks that were set", async () => {
    const { cookie } = await site.user();
    const shapes = thawedShapes(mobilenetV3Small(), 1);
    const tensors = Array.from(shapes, ([name, shape]) => ({ name, shape, values: new Float32Array(96 * 576) }));
    const head = toBase64(
      encodeHead(
        { weight: new Float32Array(7 * 576), bias: new Float32Array(7), classCount: 7, width: 576 },
        {},
        tensors,
      ),
    );
    const { settings } = sampleExperiment();
    const thaw = { blocks: 1, learningRate: 0.0001, parameters: 96 * 576, ms: 900, peakBytes: 4_000_000 };
    const withThaw = (change: Partial<typeof thaw>) => ({ ...settings, thaw: { ...thaw, ...change } });
    const kept = await post(sampleExperiment({ head, settings: withThaw({}) }), cookie);
    expect(kept.status).toBe(201);
    const refusals = [
      [sampleExperiment({ head }), "body.head"],
      [sampleExperiment({ settings: withThaw({}) }), "body.head"],
      [sampleExperiment({ head, settings: withThaw({ blocks: 2, parameters: 346_896 }) }), "body.head"],
      [sampleExperiment({ head, settings: withThaw({ parameters: 7 }) }), "body.settings.thaw.parameters"],
      [sampleExperiment({ head, settings: withThaw({ blocks: 13 }) }), "body.settings.thaw.blocks"],
    ] as const;
    for (const [body, field] of refusals) expect(fieldsOf((await post(body, cookie)).body)).toEqual([field]);
  });

  it("is kept with its hidden layer, and refused where that is not the one that was set", async () => {
    const { cookie } = await site.user();
    const units = 16;
    const head = toBase64(
      encodeHead({
        weight: new Float32Array(7 * units),
        bias: new Float32Array(7),
        classCount: 7,
        width: 576,
        hidden: { weight: new Float32Array(units * 576), bias: new Float32Array(units), units },
      }),
    );
    const { settings } = sampleExperiment();
    const withUnits = (hiddenUnits: number) => ({
      ...settings,
      training: { ...defaultTrainingOptions, hiddenUnits },
    });
    expect((await post(sampleExperiment({ head, settings: withUnits(units) }), cookie)).status).toBe(201);
    for (const wrong of [0, 32]) {
      const refused = await post(sampleExperiment({ head, settings: withUnits(wrong) }), cookie);
      expect(fieldsOf(refused.body)).toEqual(["body.head"]);
    }
    const missing = await post(sampleExperiment({ settings: withUnits(units) }), cookie);
    expect(fieldsOf(missing.body)).toEqual(["body.head"]);
  });

  it("is refused when it is larger than a head can be", async () => {
    const { cookie } = await site.user();
    const refused = await post(sampleExperiment({ head: "A".repeat(7_000_000) }), cookie);
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused.body)).toEqual(["body.head"]);
    expect((await post(sampleExperiment({ head: "A".repeat(8_500_000) }), cookie)).status).toBe(413);
  });
});

describe("the head from before training", () => {
  const head = { weight: new Float32Array(7 * 576).fill(0.5), bias: new Float32Array(7), classCount: 7, width: 576 };
  const initial = { ...head, weight: new Float32Array(7 * 576).fill(0.1) };

  it("is kept beside the trained one", async () => {
    const { cookie } = await site.user();
    const sent = toBase64(encodeHead(head, {}, [], initial));
    const { id } = (await post(sampleExperiment({ head: sent }), cookie)).body.experiment;
    expect(decodeHead(fromBase64((await one("GET", id, cookie)).body.experiment.head))).toMatchObject({ initial });
  });

  it("is refused where it has another shape, or a part is missing", async () => {
    const { cookie } = await site.user();
    const wide = { ...initial, weight: new Float32Array(7 * 575), width: 575 };
    const refused = await post(sampleExperiment({ head: toBase64(encodeHead(head, {}, [], wide)) }), cookie);
    expect(fieldsOf(refused.body)).toEqual(["body.head"]);
    const twice = Buffer.from(encodeHead(head, {}, [], initial));
    const at = twice.indexOf("before.head.bias");
    twice.write("before.head.bios", at, "latin1");
    expect(fieldsOf((await post(sampleExperiment({ head: toBase64(twice) }), cookie)).body)).toEqual(["body.head"]);
  });
});

describe("the fingerprint of a head", () => {
  const hashOf = async (head: string, cookie: string) =>
    (await post(sampleExperiment({ head }), cookie)).body.experiment.headSha256;

  it("is that of its values: what the header says beside them does not count", async () => {
    const { cookie } = await site.user();
    const { head } = decodeHead(fromBase64(sampleHead()));
    const plain = encodeHead(head);
    const own = createHash("sha256")
      .update(plain.subarray(8 + Number(new DataView(plain.buffer).getBigUint64(0, true))))
      .digest("hex");
    expect(await hashOf(toBase64(plain), cookie)).toBe(own);
    expect(await hashOf(toBase64(encodeHead(head, { seed: "8", note: "x".repeat(700) })), cookie)).toBe(own);
    expect(
      await hashOf(
        sampleHead((index) => index),
        cookie,
      ),
    ).not.toBe(own);
  });
});

describe("an evaluation", () => {
  const change = (edit: (body: CreateExperimentBody) => void): CreateExperimentBody => {
    const body = structuredClone(sampleExperiment());
    edit(body);
    return body;
  };
  const wrong: [string, (body: CreateExperimentBody) => void, string][] = [
    [
      "a count that its photos don't give",
      ({ evaluation }) => (evaluation.heldOut.correct = 7),
      "body.evaluation.heldOut.correct",
    ],
    [
      "a total that its photos don't give",
      ({ evaluation }) => (evaluation.heldOut.total = 8),
      "body.evaluation.heldOut.total",
    ],
    [
      "classes of another lab",
      ({ evaluation }) => (evaluation.heldOut.classes[0] = "curry"),
      "body.evaluation.heldOut.classes",
    ],
    [
      "a matrix of its own invention",
      ({ evaluation }) => (evaluation.heldOut.confusion[0] = [0, 1, 0, 0, 0, 0, 0]),
      "body.evaluation.heldOut.confusion",
    ],
    [
      "a photo that comes twice",
      ({ evaluation }) => {
        const [first, second] = evaluation.heldOut.photos;
        if (first && second) second.path = first.path;
      },
      "body.evaluation.heldOut.photos",
    ],
    [
      "a photo under another class than its own",
      ({ evaluation }) => {
        const [first] = evaluation.heldOut.photos;
        if (first) first.path = "test/elsewhere/x.jpg";
      },
      "body.evaluation.heldOut.photos.0.truth",
    ],
    ["fields that nobody asked for", (body) => Object.assign(body.settings, { score: 100 }), "body.settings"],
    [
      "a photo of the server's split",
      ({ evaluation }) => {
        const [first] = evaluation.heldOut.photos;
        if (first) first.path = "server/burger/001.jpg";
      },
      "body.evaluation.heldOut.photos.0.path",
    ],
    [
      "a share above one",
      ({ curves }) => {
        const [first] = curves;
        if (first) first.trainAccuracy = 1.5;
      },
      "body.curves.0.trainAccuracy",
    ],
  ];
  it.each(wrong)("with %s is refused, and the field named", async (_name, edit, field) => {
    const { cookie } = await site.user();
    const refused = await post(change(edit), cookie);
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused.body)).toContain(field);
  });
});

describe("one's experiments", () => {
  it("belong to one learner: another, an instructor and an admin find nothing", async () => {
    const owner = await site.user();
    const { id } = (await post(sampleExperiment(), owner.cookie)).body.experiment;
    const others = [
      await site.user(),
      await site.user({ role: "instructor", enrol: "staff" }),
      await site.user({ role: "admin" }),
    ];
    for (const { cookie } of others) {
      expect((await one("GET", id, cookie)).status).toBe(404);
      expect((await one("PATCH", id, cookie, { note: "mine now" })).status).toBe(404);
      expect((await one("DELETE", id, cookie)).status).toBe(404);
      expect(await list(cookie)).toEqual([]);
    }
    for (const method of ["GET", "DELETE"] as const) expect((await one(method, id)).status).toBe(401);
    expect((await one("GET", id, owner.cookie)).body.experiment.note).toBe("");
  });

  it("take a note, and nothing else", async () => {
    const { cookie } = await site.user();
    const { id } = (await post(sampleExperiment(), cookie)).body.experiment;
    const changed = await one("PATCH", id, cookie, { note: "  25枚でここまで来た  " });
    expect(changed.body.experiment.note).toBe("25枚でここまで来た");
    expect((await one("PATCH", id, cookie, { note: "x".repeat(501) })).status).toBe(400);
    expect((await one("PATCH", id, cookie, { note: "x", seed: 9 })).status).toBe(400);
    expect((await one("GET", id, cookie)).body.experiment).toMatchObject({ note: "25枚でここまで来た", seed: 7 });
  });

  it("go when they are deleted", async () => {
    const { cookie } = await site.user();
    const { id } = (await post(sampleExperiment(), cookie)).body.experiment;
    expect((await one("DELETE", id, cookie)).status).toBe(200);
    expect((await one("GET", id, cookie)).status).toBe(404);
    expect((await one("DELETE", id, cookie)).status).toBe(404);
    expect(await list(cookie)).toEqual([]);
  });

  it("have an address that only a UUID can be", async () => {
    const { cookie } = await site.user();
    expect((await one("GET", "1", cookie)).status).toBe(400);
  });
});

describe("the quota", () => {
  const viewerOf = ({ user }: Awaited<ReturnType<typeof site.user>>) => ({ ...user });
  const keep = (viewer: ReturnType<typeof viewerOf>, quota: LabQuota) =>
    createExperiment({ viewer, experiment: sampleExperiment() }, { db: site.db, now: new Date(), quota });

  it("refuses one experiment too many, and takes it after another was deleted", async () => {
    const person = await site.user();
    const quota = { ...labQuota(), experiments: 2 };
    const first = await keep(viewerOf(person), quota);
    await keep(viewerOf(person), quota);
    await expect(keep(viewerOf(person), quota)).rejects.toMatchObject({ code: "quota-exceeded" });
    await one("DELETE", first.id, person.cookie);
    expect((await keep(viewerOf(person), quota)).number).toBe(3);
  });

  it("holds when uploads race for the last place", async () => {
    const viewer = viewerOf(await site.user());
    const quota = { ...labQuota(), experiments: 2 };
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => keep(viewer, quota)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });

  it("counts bytes", async () => {
    const viewer = viewerOf(await site.user());
    await expect(keep(viewer, { ...labQuota(), bytes: 10_000 })).rejects.toMatchObject({ code: "quota-exceeded" });
  });
});

describe("a run on the learner's own photos", () => {
  it("is kept with its classes' names and counts, and told apart in the list", async () => {
    const { cookie, user } = await site.user();
    const body = sampleOwnExperiment();
    expect((await post(body, cookie)).status).toBe(201);
    const lesson = await selectOptionalLessonBySlug(site.db, "transfer-learning");
    const labsDone = async () => (await selectOptionalProgress(site.db, user.id, lesson?.id ?? ""))?.labsDone ?? [];
    // It is no answer to the lesson's lab, which is about the course's photos.
    expect(await labsDone()).toEqual([]);
    await post(sampleExperiment(), cookie);
    expect(await labsDone()).toEqual(["foodvision-head"]);
    const [course, own] = await list(cookie);
    expect([course?.ownPhotos, own?.ownPhotos]).toEqual([false, true]);
    expect(own).toMatchObject({ classCount: 2, correct: 2, total: 2 });
    const page = await loadExperimentPage({ viewer: user, id: own?.id ?? "" }, { db: site.db });
    expect(page.classNames.map(({ ja }) => ja)).toEqual(["うちの猫", "Dog, the neighbours’"]);
    expect(page.experiment.evaluation).toEqual(body.evaluation);
    expect(page.dataSha256).toBe(body.dataSha256);
    expect(page.urls).toEqual({});
  });

  const classes = (name: string, photos = 12) => [
    { name, photos },
    { name: "dog", photos: 2 },
  ];
  const refused: [string, Parameters<typeof sampleOwnExperiment>[0]][] = [
    ["a name of 41 characters", { own: classes("a".repeat(41)) }],
    ["an empty name", { own: classes("  ") }],
    ["a name of two lines", { own: classes("cat\ndog") }],
    ["a name that turns the line around", { own: classes("cat\u202edog") }],
    ["one name twice", { own: classes("DOG") }],
    ["a class of one photo", { own: classes("cat", 1) }],
    ["more classes than the head has", { own: [...classes("cat"), { name: "bird", photos: 3 }] }],
    ["ids that aren't own", { classes: ["burger", "donut"] }],
    ["one id twice", { classes: ["own_0123456789ab", "own_0123456789ab"] }],
    ["the name of a file", { photos: [] }],
  ];
  it.each(refused)("is refused with %s", async (what, change) => {
    const { cookie } = await site.user();
    const body = sampleOwnExperiment(change);
    const { heldOut } = body.evaluation;
    if (what === "the name of a file") {
      heldOut.photos = sampleOwnExperiment().evaluation.heldOut.photos.map((photo, at) =>
        at === 0 ? { ...photo, path: "test/own_0123456789ab/holiday.jpg" } : photo,
      );
    }
    expect((await post(body, cookie)).status).toBe(400);
    expect(await list(cookie)).toEqual([]);
  });
});
