"use client";
import type { DraftView, ItemStanding, LessonState, ProgressView } from "@thaw/contracts/attempts";
import type { Locale } from "@thaw/contracts/ids";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { DraftResponse, ItemResponse } from "@thaw/contracts/response";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from "react";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import {
  isBlank,
  type LocalDraft,
  newerDraft,
  readLocalDrafts,
  writeLocalDraft,
} from "#features/assessment/client/local-drafts.ts";
import { sendSubmission } from "#features/assessment/client/send-submission.ts";
import { type QueuedSubmission, SubmissionQueue } from "#features/assessment/client/submission-queue.ts";
import { ApiError, api } from "#platform/client/api.ts";
import { type ItemTrouble, initialLessonState, type LessonClientState, lessonReducer } from "./lesson-reducer.ts";

interface LessonActions {
  submit: (itemId: string, response: ItemResponse) => void;
  withdraw: (itemId: string) => void;
  saveDraft: (itemId: string, response: DraftResponse) => void;
  discardDraft: (itemId: string) => void;
  reveal: (itemId: string) => Promise<void>;
  readSection: (sectionId: string) => void;
  enrol: () => Promise<void>;
}

const LessonContext = createContext<{ state: LessonClientState; actions: LessonActions } | null>(null);

const draftDelayMilliseconds = 700;
const retryDelayMilliseconds = 15_000;

interface Props {
  lessonSlug: string;
  courseSlug: string;
  locale: Locale;
  children: ReactNode;
}

/** Holds what is the learner's own on a lesson page: fetched in one request, changed by what the server answers. */
export function LessonStateProvider({ lessonSlug, courseSlug, locale, children }: Props) {
  const [state, dispatch] = useReducer(lessonReducer, initialLessonState);
  const { setViewer } = useViewer();
  const queue = useRef<SubmissionQueue | null>(null);
  const userId = useRef<string | null>(null);
  const timers = useRef(
    new Map<string, { timer: ReturnType<typeof setTimeout>; flush: (keepalive?: boolean) => void }>(),
  );

  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const path = `/api/v1/lessons/${lessonSlug}/state?locale=${locale}`;
        const loaded = await api<LessonState>(path, signal ? { signal } : {});
        setViewer(loaded.viewer as Parameters<typeof setViewer>[0]);
        const id = loaded.viewer?.id ?? null;
        userId.current = id;
        if (!id) {
          dispatch({ type: "loaded", state: loaded, drafts: {}, waiting: [] });
          return;
        }
        const local = readLocalDrafts(localStorage, id);
        const drafts: Record<string, LocalDraft> = {};
        const remote = new Map(loaded.drafts.map((draft: DraftView) => [draft.itemId, draft]));
        for (const itemId of new Set([...Object.keys(local), ...remote.keys()])) {
          const draft = newerDraft(local[itemId], remote.get(itemId));
          if (draft && !isBlank(draft.response)) drafts[itemId] = draft;
        }
        const sending = new SubmissionQueue(localStorage, id, sendSubmission, {
          onSettled: (submission, outcome) => {
            if (outcome.kind === "graded") {
              writeLocalDraft(localStorage, id, submission.itemId, null);
              dispatch({ type: "graded", result: outcome.result });
            } else dispatch({ type: "refused", submission, problem: outcome.problem });
          },
          onWaiting: (reason) => dispatch({ type: "waiting", reason, waiting: sending.waiting() }),
        });
        queue.current = sending;
        dispatch({ type: "loaded", state: loaded, drafts, waiting: sending.waiting() });
        void sending.flush();
      } catch (error) {
        if (signal?.aborted) return;
        dispatch({ type: "unreachable", problem: error instanceof ApiError ? error.problem : null });
      }
    },
    [lessonSlug, locale, setViewer],
  );

  useEffect(() => {
    const abort = new AbortController();
    void load(abort.signal);
    return () => abort.abort();
  }, [load]);

  // What waits goes out when the connection is back, when the page is looked at again, and every few seconds.
  useEffect(() => {
    const retry = () => {
      if (queue.current) void queue.current.flush();
      else if (userId.current === null) void load();
    };
    const onVisible = () => document.visibilityState === "visible" && retry();
    const onHide = () => {
      for (const { flush } of timers.current.values()) flush(true);
    };
    const onOtherTab = (event: StorageEvent) => {
      if (!queue.current || !event.key?.startsWith("thaw.")) return;
      dispatch({ type: "waiting", reason: null, waiting: queue.current.waiting() });
    };
    const interval = setInterval(() => queue.current?.waiting().length && retry(), retryDelayMilliseconds);
    window.addEventListener("online", retry);
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("pagehide", onHide);
    window.addEventListener("storage", onOtherTab);
    return () => {
      clearInterval(interval);
      window.removeEventListener("online", retry);
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("storage", onOtherTab);
    };
  }, [load]);

  const actions = useMemo<LessonActions>(() => {
    const cancelDraft = (itemId: string) => {
      const pending = timers.current.get(itemId);
      if (pending) clearTimeout(pending.timer);
      timers.current.delete(itemId);
    };
    return {
      submit(itemId, response) {
        if (!queue.current) return;
        cancelDraft(itemId);
        const idempotencyKey = newKey();
        const submission: QueuedSubmission = {
          idempotencyKey,
          itemId,
          locale,
          response,
          createdAt: new Date().toISOString(),
        };
        queue.current.add(submission);
        dispatch({ type: "sending", submission });
        void queue.current.flush();
      },
      withdraw(itemId) {
        const submission = queue.current?.waiting().find((queued) => queued.itemId === itemId);
        if (submission) queue.current?.remove(submission.idempotencyKey);
        dispatch({ type: "withdrawn", itemId });
      },
      saveDraft(itemId, response) {
        const id = userId.current;
        if (!id) return;
        const savedAt = new Date().toISOString();
        writeLocalDraft(localStorage, id, itemId, isBlank(response) ? null : { response, savedAt, synced: false });
        dispatch({ type: "drafted", itemId, draft: { response, savedAt, synced: false } });
        cancelDraft(itemId);
        const flush = (keepalive = false) => {
          cancelDraft(itemId);
          const path = `/api/v1/items/${encodeURIComponent(itemId)}/draft`;
          const request = isBlank(response)
            ? { method: "DELETE" as const }
            : { method: "PUT" as const, body: { response } };
          api(path, { ...request, keepalive }).then(
            () => {
              const current = readLocalDrafts(localStorage, id)[itemId];
              if (current?.savedAt === savedAt)
                writeLocalDraft(localStorage, id, itemId, { response, savedAt, synced: true });
              dispatch({ type: "draft-synced", itemId, savedAt });
            },
            (error: unknown) =>
              dispatch({
                type: "draft-kept",
                signedOut: error instanceof ApiError && error.code === "unauthenticated",
              }),
          );
        };
        timers.current.set(itemId, { timer: setTimeout(flush, draftDelayMilliseconds), flush });
      },
      discardDraft(itemId) {
        cancelDraft(itemId);
        if (userId.current) writeLocalDraft(localStorage, userId.current, itemId, null);
        dispatch({ type: "draft-discarded", itemId });
        api(`/api/v1/items/${encodeURIComponent(itemId)}/draft`, { method: "DELETE" }).catch(() => undefined);
      },
      async reveal(itemId) {
        try {
          const path = `/api/v1/items/${encodeURIComponent(itemId)}/solution`;
          const revealed = await api<{ solution: LessonNode[]; standing: ItemStanding; progress: ProgressView }>(path, {
            method: "POST",
            body: { locale },
          });
          dispatch({ type: "revealed", itemId, ...revealed });
        } catch (error) {
          const trouble: ItemTrouble = error instanceof ApiError ? { problem: error.problem } : { unreachable: true };
          dispatch({ type: "trouble", itemId, trouble });
        }
      },
      readSection(sectionId) {
        if (!userId.current) return;
        api<{ progress: ProgressView }>(`/api/v1/lessons/${lessonSlug}/sections`, {
          method: "POST",
          body: { sectionId },
        }).then(
          ({ progress }) => dispatch({ type: "progress", progress }),
          // Reading is recorded again the next time the section is passed.
          () => undefined,
        );
      },
      async enrol() {
        await api(`/api/v1/courses/${courseSlug}/enrolment`, { method: "POST", body: {} }).then(
          () => load(),
          () => undefined,
        );
      },
    };
  }, [courseSlug, lessonSlug, load, locale]);

  const value = useMemo(() => ({ state, actions }), [state, actions]);
  return <LessonContext value={value}>{children}</LessonContext>;
}

/** crypto.randomUUID needs a secure context; a classroom's plain HTTP has getRandomValues alone. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The learner's state on this page; null in a preview, where items are inert. */
export const useLessonState = () => useContext(LessonContext);
