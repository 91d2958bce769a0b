import { describe, expect, it } from "vitest";
import { isBlank, newerDraft, readLocalDrafts, writeLocalDraft } from "./local-drafts.ts";
import { type QueuedSubmission, type SendResult, SubmissionQueue } from "./submission-queue.ts";

function memoryStore() {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

const submission = (itemId: string, idempotencyKey = itemId): QueuedSubmission => ({
  idempotencyKey,
  itemId,
  locale: "en",
  response: { kind: "number", text: "7" },
  createdAt: "2026-01-01T00:00:00Z",
});
const graded = { kind: "graded", result: {} } as SendResult;

function queueOn(
  store: ReturnType<typeof memoryStore>,
  userId: string,
  send: (one: QueuedSubmission) => Promise<SendResult>,
) {
  const settled: string[] = [];
  const waiting: string[] = [];
  const queue = new SubmissionQueue(store, userId, send, {
    onSettled: (one, outcome) => settled.push(`${one.itemId} ${outcome.kind}`),
    onWaiting: (reason) => waiting.push(reason),
  });
  return { queue, settled, waiting };
}

describe("the queue of submissions", () => {
  it("is stored before anything is sent, and empties when the server has graded", async () => {
    const store = memoryStore();
    let storedWhileSending = 0;
    const { queue, settled } = queueOn(store, "ann", async () => {
      storedWhileSending = queue.waiting().length;
      return graded;
    });
    queue.add(submission("a"));
    await queue.flush();
    expect(storedWhileSending).toBe(1);
    expect(settled).toEqual(["a graded"]);
    expect(store.map.size).toBe(0);
  });

  it("keeps everything, in order, while the server can't be reached", async () => {
    const { queue, waiting } = queueOn(memoryStore(), "ann", async () => ({ kind: "later", reason: "unreachable" }));
    queue.add(submission("a"));
    queue.add(submission("b"));
    await queue.flush();
    expect(waiting).toEqual(["unreachable"]);
    expect(queue.waiting().map((one) => one.itemId)).toEqual(["a", "b"]);
  });

  it("sends each once, however often it is asked to", async () => {
    let sent = 0;
    const { queue } = queueOn(memoryStore(), "ann", async () => {
      sent += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return graded;
    });
    queue.add(submission("a"));
    await Promise.all([queue.flush(), queue.flush(), queue.flush()]);
    expect(sent).toBe(1);
  });

  it("belongs to one account: the next one on the device sees and sends nothing of it", async () => {
    const store = memoryStore();
    const ann = queueOn(store, "ann", async () => ({ kind: "later", reason: "unreachable" }));
    ann.queue.add(submission("a"));
    let sent = 0;
    const ben = queueOn(store, "ben", async () => {
      sent += 1;
      return graded;
    });
    await ben.queue.flush();
    expect(ben.queue.waiting()).toEqual([]);
    expect(sent).toBe(0);
    expect(ann.queue.waiting()).toHaveLength(1);
  });

  it("goes on after one that was refused for good", async () => {
    const { queue, settled } = queueOn(memoryStore(), "ann", async (one) =>
      one.itemId === "a" ? ({ kind: "refused", problem: {} } as SendResult) : graded,
    );
    queue.add(submission("a"));
    queue.add(submission("b"));
    await queue.flush();
    expect(settled).toEqual(["a refused", "b graded"]);
  });

  it("reads a damaged store as empty", () => {
    const store = memoryStore();
    store.setItem("thaw.queue.ann", "{broken");
    expect(queueOn(store, "ann", async () => graded).queue.waiting()).toEqual([]);
  });
});

describe("drafts on this device", () => {
  const response = { kind: "number", text: "5" } as const;

  it("are kept per account", () => {
    const store = memoryStore();
    writeLocalDraft(store, "ann", "l.q", { response, savedAt: "2026-01-01T00:00:00Z", synced: false });
    expect(readLocalDrafts(store, "ben")).toEqual({});
    expect(readLocalDrafts(store, "ann")["l.q"]?.response).toEqual(response);
  });

  it("yield to a newer one of another device, and to the server's deletion once synced", () => {
    const local = { response, savedAt: "2026-01-01T00:00:00Z", synced: false };
    const newer = { response: { kind: "number", text: "6" } as const, updatedAt: "2026-01-02T00:00:00Z" };
    expect(newerDraft(local, newer)?.response).toEqual(newer.response);
    expect(newerDraft(local, { ...newer, updatedAt: "2025-12-31T00:00:00Z" })).toBe(local);
    expect(newerDraft({ ...local, synced: true }, undefined)).toBeUndefined();
    expect(newerDraft(local, undefined)).toBe(local);
  });

  it("are nothing when nothing is written", () => {
    expect(isBlank({ kind: "number", text: "  " })).toBe(true);
    expect(isBlank({ kind: "several-choices", choices: [] })).toBe(true);
    expect(isBlank(response)).toBe(false);
  });
});
