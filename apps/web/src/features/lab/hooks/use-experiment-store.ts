"use client";
import type { CreateExperimentBody, ExperimentSummary } from "@thaw/contracts/experiment";
import type { Problem } from "@thaw/contracts/problem";
import { useCallback, useEffect, useRef, useState } from "react";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import { ApiError, api } from "#platform/client/api.ts";
import type { RunRecord } from "../run/build-record.ts";
import { newUuid } from "../run/new-uuid.ts";
import {
  deletePending,
  listPending,
  type PendingExperiment,
  putPending,
  readOffers,
  writeOffers,
} from "./pending-store.ts";

export type ListState =
  | { status: "loading" }
  | { status: "anonymous" }
  | { status: "failed" }
  | { status: "ready"; experiments: ExperimentSummary[] };

/** What became of a finished run. */
export type SaveState =
  | { status: "saving" }
  | { status: "saved"; experiment: ExperimentSummary }
  | { status: "kept-here"; problem?: Problem }
  | { status: "kept-nowhere" }
  | { status: "anonymous" }
  | { status: "refused"; problem: Problem };

export interface ExperimentStore {
  list: ListState;
  /** Of the account that is signed in, not sent yet. */
  pending: PendingExperiment[];
  /** From before anyone signed in, in this tab. */
  offers: CreateExperimentBody[];
  save: (record: RunRecord) => Promise<SaveState>;
  sendPending: () => Promise<void>;
  discardPending: () => Promise<void>;
  takeOffers: () => Promise<void>;
  discardOffers: () => void;
  reload: () => void;
  replace: (experiment: ExperimentSummary) => void;
  remove: (id: string) => void;
}

/** Refusals after which sending the same again can succeed: signed out, full, busy, away. */
const canRecover = (error: unknown): boolean =>
  !(error instanceof ApiError) ||
  ["unauthenticated", "quota-exceeded", "rate-limited", "internal", "unavailable"].includes(error.code);

const post = (body: CreateExperimentBody) =>
  api<{ experiment: ExperimentSummary }>("/api/v1/experiments", { method: "POST", body });

/**
 * The learner's experiments of one lab, and what is still on this device. Everything that waits belongs to an account:
 * the server refuses it under another session, too.
 */
export function useExperimentStore(labId: string): ExperimentStore {
  const { state: viewerState } = useViewer();
  const userId = viewerState.status === "known" ? (viewerState.viewer?.id ?? null) : undefined;
  const [list, setList] = useState<ListState>({ status: "loading" });
  const [pending, setPending] = useState<PendingExperiment[]>([]);
  const [offers, setOffers] = useState<CreateExperimentBody[]>([]);
  const [round, setRound] = useState(0);
  const currentUser = useRef(userId);
  currentUser.current = userId;

  useEffect(() => {
    setOffers(readOffers());
    if (viewerState.status === "unreachable") setList({ status: "failed" });
    if (userId === undefined) return;
    if (userId === null) {
      setList({ status: "anonymous" });
      setPending([]);
      return;
    }
    const abort = new AbortController();
    void listPending(userId).then((rows) => !abort.signal.aborted && setPending(rows));
    api<{ experiments: ExperimentSummary[] }>(`/api/v1/experiments?labId=${labId}`, { signal: abort.signal })
      .then(({ experiments }) => setList({ status: "ready", experiments }))
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        const signedOut = error instanceof ApiError && error.code === "unauthenticated";
        setList((before) =>
          signedOut ? { status: "anonymous" } : before.status === "ready" ? before : { status: "failed" },
        );
      });
    return () => abort.abort();
  }, [labId, userId, viewerState.status, round]);

  const replace = useCallback((experiment: ExperimentSummary) => {
    setList((before) => {
      const others = before.status === "ready" ? before.experiments.filter(({ id }) => id !== experiment.id) : [];
      const experiments = [...others, experiment].sort((a, b) => b.number - a.number);
      return before.status === "ready" ? { status: "ready", experiments } : before;
    });
  }, []);

  const remove = useCallback((id: string) => {
    setList((before) =>
      before.status === "ready"
        ? { status: "ready", experiments: before.experiments.filter((experiment) => experiment.id !== id) }
        : before,
    );
  }, []);

  const save = useCallback(
    async (record: RunRecord): Promise<SaveState> => {
      const owner = currentUser.current;
      const body: CreateExperimentBody = { ...record, idempotencyKey: newUuid(), ...(owner ? { ownerId: owner } : {}) };
      if (!owner) {
        const next = [...readOffers(), body];
        const kept = writeOffers(next);
        if (kept) setOffers(next);
        return { status: "anonymous" };
      }
      try {
        const { experiment } = await post(body);
        replace(experiment);
        return { status: "saved", experiment };
      } catch (error) {
        if (!canRecover(error)) return { status: "refused", problem: (error as ApiError).problem };
        const problem = error instanceof ApiError ? error.problem : undefined;
        try {
          await putPending({ idempotencyKey: body.idempotencyKey, userId: owner, body, finishedAt: Date.now() });
        } catch {
          return { status: "kept-nowhere" };
        }
        setPending(await listPending(owner));
        return problem ? { status: "kept-here", problem } : { status: "kept-here" };
      }
    },
    [replace],
  );

  const sendPending = useCallback(async () => {
    const owner = currentUser.current;
    if (!owner) return;
    try {
      for (const { body, idempotencyKey } of await listPending(owner)) {
        const { experiment } = await post({ ...body, ownerId: owner });
        await deletePending(idempotencyKey);
        replace(experiment);
      }
    } finally {
      setPending(await listPending(owner));
    }
  }, [replace]);

  const discardPending = useCallback(async () => {
    const owner = currentUser.current;
    if (!owner) return;
    for (const { idempotencyKey } of await listPending(owner)) await deletePending(idempotencyKey);
    setPending([]);
  }, []);

  const takeOffers = useCallback(async () => {
    const owner = currentUser.current;
    if (!owner) return;
    let left = readOffers();
    try {
      for (const body of left) {
        const { experiment } = await post({ ...body, ownerId: owner });
        left = left.filter(({ idempotencyKey }) => idempotencyKey !== body.idempotencyKey);
        writeOffers(left);
        replace(experiment);
      }
    } finally {
      setOffers(left);
    }
  }, [replace]);

  const discardOffers = useCallback(() => {
    writeOffers([]);
    setOffers([]);
  }, []);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  return {
    list,
    pending,
    offers,
    save,
    sendPending,
    discardPending,
    takeOffers,
    discardOffers,
    reload,
    replace,
    remove,
  };
}
