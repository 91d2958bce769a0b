import { handInRule } from "@thaw/core/lab/hand-in-allowance";
import { selectAttemptsOfItem } from "@thaw/db/tables/attempt";
import { claimHandIn } from "@thaw/db/tables/lab-hand-in";
import { describe, expect, it } from "vitest";
import * as experimentRoute from "#app/api/v1/experiments/[id]/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useHandInSite } from "../../testing/hand-in-site.ts";
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
