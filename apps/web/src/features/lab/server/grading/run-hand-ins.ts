import type { RootDatabase } from "@thaw/db/client";
import { claimHandIn, finishHandIn, renewHandIn } from "@thaw/db/tables/lab-hand-in";
import { describeError, log } from "#platform/log.ts";
import { keepResult } from "./keep-result.ts";
import { measureHandIn } from "./measure-hand-in.ts";

/** How long a process holds what it took without a word; a dead one's is free soon after. */
const leaseSeconds = 30;
/** What was begun so often without an end kills its process, and is not begun again. */
const runsAtMost = 3;

const held = globalThis as { thawHandIns?: { running: Promise<void> | null; isWanted: boolean } };

/**
 * Measures all that waits, one after the other, and at most once at a time in this process: who asks while it runs waits for
 * the same end. What waits is in the database, so that it is there after a restart, and several processes share it.
 */
export function runHandIns(db: RootDatabase): Promise<void> {
  held.thawHandIns ??= { running: null, isWanted: false };
  const own = held.thawHandIns;
  own.isWanted = true;
  own.running ??= (async () => {
    try {
      while (own.isWanted) {
        own.isWanted = false;
        while (await runNext(db));
      }
    } finally {
      // In the same turn as the last look: who asks after it would be given an end that has passed them by.
      own.running = null;
    }
  })();
  return own.running;
}

/** The same without waiting for it; what fails is in the log, and waits for the next who asks. */
export function resumeHandIns(db: RootDatabase): void {
  runHandIns(db).catch((error: unknown) => log("error", "hand-ins-stopped", describeError(error)));
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);

/** @returns whether there was one. */
async function runNext(db: RootDatabase): Promise<boolean> {
  const claimed = new Date();
  const handIn = await claimHandIn(db, { now: claimed, leaseUntil: leaseFrom(claimed) });
  if (!handIn) return false;
  const renewing = setInterval(
    () => void renewHandIn(db, handIn, leaseFrom(new Date())).catch(() => undefined),
    (leaseSeconds * 1000) / 3,
  );
  try {
    if (handIn.runs > runsAtMost) throw new Error(`begun ${handIn.runs - 1} times without an end`);
    await keepResult(db, handIn, await measureHandIn(db, handIn), new Date());
    log("info", "hand-in-measured", { handInId: handIn.id, ms: Date.now() - claimed.getTime() });
  } catch (error) {
    log("error", "hand-in-failed", { handInId: handIn.id, ...describeError(error) });
    await finishHandIn(db, handIn, "failed", new Date());
  } finally {
    clearInterval(renewing);
  }
  return true;
}
