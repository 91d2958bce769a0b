import type { SubmitAnswerResponse } from "@thaw/contracts/attempts";
import type { Locale } from "@thaw/contracts/ids";
import type { Problem } from "@thaw/contracts/problem";
import type { ItemResponse } from "@thaw/contracts/response";
import type { KeyValueStore } from "./local-drafts.ts";

/** A submission that was made and has not been acknowledged. Its key makes it count once, however often it is sent. */
export interface QueuedSubmission {
  idempotencyKey: string;
  itemId: string;
  locale: Locale;
  response: ItemResponse;
  createdAt: string;
}

export type SendResult =
  | { kind: "graded"; result: SubmitAnswerResponse }
  /** Not reached, or not able just now: nothing was decided, it stays in the queue. */
  | { kind: "later"; reason: "unreachable" | "signed-out" | "busy" }
  /** Refused for good: it leaves the queue. */
  | { kind: "refused"; problem: Problem };

export type Send = (submission: QueuedSubmission) => Promise<SendResult>;

export interface QueueEvents {
  onSettled: (submission: QueuedSubmission, outcome: Exclude<SendResult, { kind: "later" }>) => void;
  onWaiting: (reason: "unreachable" | "signed-out" | "busy") => void;
}

const keyOf = (userId: string): string => `thaw.queue.${userId}`;

function readQueue(store: KeyValueStore, userId: string): QueuedSubmission[] {
  try {
    const value: unknown = JSON.parse(store.getItem(keyOf(userId)) ?? "[]");
    return Array.isArray(value) ? (value as QueuedSubmission[]) : [];
  } catch {
    return [];
  }
}

function writeQueue(store: KeyValueStore, userId: string, queue: QueuedSubmission[]): void {
  if (queue.length === 0) store.removeItem(keyOf(userId));
  else store.setItem(keyOf(userId), JSON.stringify(queue));
}

/**
 * The submissions of one account on this device. They are sent in order, one at a time, by one tab at a time; what is
 * sent twice all the same is graded once by its key.
 */
export class SubmissionQueue {
  readonly #store: KeyValueStore;
  readonly #userId: string;
  readonly #send: Send;
  readonly #events: QueueEvents;
  #flushing: Promise<void> | undefined;

  constructor(store: KeyValueStore, userId: string, send: Send, events: QueueEvents) {
    this.#store = store;
    this.#userId = userId;
    this.#send = send;
    this.#events = events;
  }

  waiting(): QueuedSubmission[] {
    return readQueue(this.#store, this.#userId);
  }

  /** Puts a submission at the end, before anything is sent: from here on it survives a reload. */
  add(submission: QueuedSubmission): void {
    const queue = this.waiting().filter((queued) => queued.itemId !== submission.itemId);
    writeQueue(this.#store, this.#userId, [...queue, submission]);
  }

  remove(idempotencyKey: string): void {
    writeQueue(
      this.#store,
      this.#userId,
      this.waiting().filter((queued) => queued.idempotencyKey !== idempotencyKey),
    );
  }

  /** Sends what waits, until the queue is empty or something says "later". Calls while one runs join it. */
  flush(): Promise<void> {
    this.#flushing ??= this.#withLock(() => this.#drain()).finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  async #drain(): Promise<void> {
    for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
      const outcome = await this.#send(next);
      if (outcome.kind === "later") {
        this.#events.onWaiting(outcome.reason);
        return;
      }
      this.remove(next.idempotencyKey);
      this.#events.onSettled(next, outcome);
    }
  }

  /** One tab at a time, where the browser has locks (it withholds them over plain HTTP: the key then does the work). */
  async #withLock(work: () => Promise<void>): Promise<void> {
    const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
    if (locks) await locks.request(`thaw.queue.${this.#userId}`, work);
    else await work();
  }
}
