import { handInRule } from "@thaw/core/lab/hand-in-allowance";
import { selectAttemptsOfItem } from "@thaw/db/tables/attempt";
import { claimHandIn, requeueHandIn } from "@thaw/db/tables/lab-hand-in";
import { readBackboneState } from "@thaw/tl-engine/backbone/load-backbone";
import { openNodeAssets } from "@thaw/tl-engine/cli/node-assets";
import type { ThawedTensor } from "@thaw/tl-engine/client/lab-types";
import { mobilenetV3Small } from "@thaw/tl-engine/networks/mobilenet-v3";
import { decodeHead, encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { thawedShapes } from "@thaw/tl-engine/thaw/thawed-tensors";
import { describe, expect, it } from "vitest";
import * as experimentRoute from "#app/api/v1/experiments/[id]/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { toBase64 } from "../../run/base64.ts";
import { useHandInSite } from "../../testing/hand-in-site.ts";
import { sampleExperiment } from "../../testing/sample-experiment.ts";
import { runHandIns } from "./run-hand-ins.ts";

const { site, heads, keep, handIn, read } = useHandInSite();
const itemId = "transfer-learning.foodvision-head";

describe("the queue of hand-ins", () => {
  const waiting = { state: "queued", counted: null, photos: null, reached: null, finishedAt: null, runs: 0 };

  async function queued(): Promise<{ cookie: string; userId: string; id: string }> {
    const { cookie, user } = await site.user();
    const { body } = await handIn(await keep(cookie, { head: heads.perfect }), cookie);
    await site.db.attempt.deleteMany({ where: { userId: user.id } });
    await site.db.itemState.deleteMany({ where: { userId: user.id } });
    await site.db.labHandIn.update({ where: { id: body.handIn.id }, data: waiting });
    return { cookie, userId: user.id, id: body.handIn.id };
  }
  const stateOf = async (id: string) => (await site.db.labHandIn.findUniqueOrThrow({ where: { id } })).state;

  it("goes on after a restart: what waited is measured when the next one looks", async () => {
    const { cookie, id, userId } = await queued();
    expect((await read(cookie)).body.grading?.own?.handIns[0]).toMatchObject({ state: "queued", result: null });
    await runHandIns(site.db);
    expect((await read(cookie)).body.grading?.own?.handIns[0]).toMatchObject({
      id,
      state: "done",
      result: { verdict: "reached" },
    });
    expect(await selectAttemptsOfItem(site.db, userId, itemId)).toHaveLength(1);
  });

  it("takes over what a process left behind, once its time is up", async () => {
    const { id } = await queued();
    const now = new Date();
    await claimHandIn(site.db, { now, leaseUntil: new Date(now.getTime() + 60_000) });
    await runHandIns(site.db);
    expect(await stateOf(id)).toBe("running");
    await site.db.labHandIn.update({ where: { id }, data: { leaseUntil: new Date(now.getTime() - 1) } });
    await runHandIns(site.db);
    expect(await stateOf(id)).toBe("done");
  });

  it("gives up what has ended its process three times, and takes it again when it is handed in again", async () => {
    const { cookie, id } = await queued();
    await site.db.labHandIn.update({ where: { id }, data: { runs: 3 } });
    await runHandIns(site.db);
    expect((await read(cookie)).body.grading?.own).toMatchObject({
      handIns: [{ state: "failed", result: null }],
      standing: { attempts: 0 },
      limits: { left: handInRule.perHour - 1 },
    });
    const again = await handIn(await keep(cookie, { head: heads.perfect }), cookie);
    expect(again.body.handIn).toMatchObject({ id, state: "done", result: { verdict: "reached" } });
    expect(again.body.grading?.own?.limits.left).toBe(handInRule.perHour - 2);
  });

  it("takes one that failed again only once, and only while the learner may hand in", async () => {
    const { cookie, userId, id } = await queued();
    const failed = { ...waiting, state: "failed" };
    const once = () => keep(cookie, { head: heads.perfect });
    await site.db.labHandIn.update({ where: { id }, data: failed });
    const row = await site.db.labHandIn.findUniqueOrThrow({ where: { id } });
    await site.db.labHandIn.createMany({
      data: Array.from({ length: handInRule.perHour - 1 }, (_, at) => ({
        ...row,
        id: crypto.randomUUID(),
        headSha256: String(at),
      })),
    });
    expect((await handIn(await once(), cookie)).status).toBe(429);
    expect(await stateOf(id)).toBe("failed");
    await site.db.labHandIn.deleteMany({ where: { userId, id: { not: id } } });
    expect((await handIn(await once(), cookie)).body.handIn.state).toBe("done");
    await site.db.labHandIn.update({ where: { id }, data: failed });
    const third = await handIn(await once(), cookie);
    expect(third.body).toMatchObject({
      handIn: { id, state: "failed" },
      grading: { own: { limits: { left: handInRule.perHour - 2 } } },
    });
  });

  it("puts one that is handed in again behind who came before", async () => {
    const first = await queued();
    await site.db.labHandIn.update({ where: { id: first.id }, data: { ...waiting, state: "failed" } });
    const second = await queued();
    const { experimentId, experimentNumber, revisionId } = await site.db.labHandIn.findUniqueOrThrow({
      where: { id: first.id },
    });
    const source = { experimentId, experimentNumber, revisionId, queuedAt: new Date() };
    await requeueHandIn(site.db, first.id, source);
    const now = new Date();
    const lease = { now, leaseUntil: new Date(now.getTime() + 60_000) };
    expect((await claimHandIn(site.db, lease))?.id).toBe(second.id);
    expect((await claimHandIn(site.db, lease))?.id).toBe(first.id);
  });

  it("fails what can't be measured, and says nothing of why", async () => {
    const { cookie, id } = await queued();
    const row = await site.db.labHandIn.findUniqueOrThrow({ where: { id } });
    await callRoute(experimentRoute.DELETE, { method: "DELETE", params: { id: row.experimentId ?? "" }, cookie });
    await runHandIns(site.db);
    const [shown] = (await read(cookie)).body.grading?.own?.handIns ?? [];
    expect(shown).toMatchObject({ state: "failed", experimentId: null, result: null });
  });

  it("measures each once, though several look at the same time", async () => {
    const { userId } = await queued();
    await Promise.all([runHandIns(site.db), runHandIns(site.db), runHandIns(site.db)]);
    expect(await selectAttemptsOfItem(site.db, userId, itemId)).toHaveLength(1);
  });
});

describe("a run whose last blocks were trained along", () => {
  /** The last block's weights as they are in the backbone, each value through `change`. */
  async function lastBlock(change: (value: number) => number): Promise<ThawedTensor[]> {
    const { state } = await readBackboneState(await openNodeAssets(), "mobilenet-v3-small");
    return [...thawedShapes(mobilenetV3Small(), 1)].map(([name, shape]) => ({
      name,
      shape,
      values: Float32Array.from(state.get(name)?.values ?? [], change),
    }));
  }

  async function measured(change: (value: number) => number) {
    const { cookie } = await site.user();
    const thawed = await lastBlock(change);
    const { head } = decodeHead(Buffer.from(heads.perfect, "base64"));
    const parameters = thawed.reduce((sum, { values }) => sum + values.length, 0);
    const id = await keep(cookie, {
      head: toBase64(encodeHead(head, {}, thawed)),
      settings: {
        ...sampleExperiment().settings,
        thaw: { blocks: 1, learningRate: 0.001, parameters, ms: 1000, peakBytes: 1_000_000 },
      },
    });
    const { status } = await handIn(id, cookie);
    // Computed anew for this hand-in, it may take longer than a request waits.
    expect([201, 202]).toContain(status);
    await runHandIns(site.db);
    return (await read(cookie)).body.grading?.own?.handIns[0];
  }

  it("is measured with those blocks, not with the backbone's own", async () => {
    expect((await measured((value) => value))?.result).toMatchObject({
      verdict: "reached",
      band: { from: 95, to: 100 },
    });
    const broken = await measured((value) => -value);
    expect(broken).toMatchObject({ state: "done", result: { verdict: "missed" } });
    expect(broken?.result?.band.to).toBeLessThan(60);
  }, 60_000);
});
