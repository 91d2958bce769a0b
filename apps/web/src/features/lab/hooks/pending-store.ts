"use client";
import type { CreateExperimentBody } from "@thaw/contracts/experiment";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** An experiment that the server has not got yet. It belongs to `userId` and is never sent as anyone else's. */
export interface PendingExperiment {
  idempotencyKey: string;
  userId: string;
  body: CreateExperimentBody;
  finishedAt: number;
}

interface PendingSchema extends DBSchema {
  experiments: { key: string; value: PendingExperiment; indexes: { "by-user": string } };
}

let opened: Promise<IDBPDatabase<PendingSchema>> | undefined;

function pendingDatabase(): Promise<IDBPDatabase<PendingSchema>> {
  opened ??= openDB<PendingSchema>("thaw-lab", 1, {
    upgrade(db) {
      db.createObjectStore("experiments", { keyPath: "idempotencyKey" }).createIndex("by-user", "userId");
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

export async function putPending(pending: PendingExperiment): Promise<void> {
  await (await pendingDatabase()).put("experiments", pending);
}

/** Those of one account, oldest first; none where the browser withholds its storage. */
export async function listPending(userId: string): Promise<PendingExperiment[]> {
  try {
    const rows = await (await pendingDatabase()).getAllFromIndex("experiments", "by-user", userId);
    return rows.sort((a, b) => a.finishedAt - b.finishedAt);
  } catch {
    return [];
  }
}

export async function deletePending(idempotencyKey: string): Promise<void> {
  await (await pendingDatabase()).delete("experiments", idempotencyKey);
}

const offerKey = "thaw-lab-offers";

/**
 * Runs made before anyone signed in. They stay in this tab alone, are offered after a sign-in, and go nowhere by
 * themselves: on a shared computer they may be somebody else's.
 */
export function readOffers(): CreateExperimentBody[] {
  try {
    return JSON.parse(sessionStorage.getItem(offerKey) ?? "[]") as CreateExperimentBody[];
  } catch {
    return [];
  }
}

/** @returns whether the browser could keep them. The oldest go when there are many. */
export function writeOffers(offers: readonly CreateExperimentBody[]): boolean {
  try {
    if (offers.length === 0) sessionStorage.removeItem(offerKey);
    else sessionStorage.setItem(offerKey, JSON.stringify(offers.slice(-10)));
    return true;
  } catch {
    return false;
  }
}
