"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { HandInResponse, HandInView, LabGrading, LabGradingResponse } from "@thaw/contracts/lab-hand-in";
import type { Problem } from "@thaw/contracts/problem";
import { useCallback, useEffect, useRef, useState } from "react";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import { ApiError, api } from "#platform/client/api.ts";
import { isAway, waitingReason } from "./failure-of.ts";
import { readPendingHandIn, writePendingHandIn } from "./pending-hand-in.ts";

export interface HandIns {
  /** null while loading, and for a lab that nobody grades. */
  grading: LabGrading | null;
  unreachable: boolean;
  signedIn: boolean;
  sending: boolean;
  /** Why what was asked for has not been answered yet; it is sent again by itself. */
  waiting: "unreachable" | "signed-out" | "busy" | null;
  refusal: Problem | null;
  /** The one that was answered last in this visit. */
  answered: HandInView | null;
  handIn: (experimentId: string) => void;
  withdraw: () => void;
  reload: () => void;
}

const pollMs = 1500;
const retryMs = 15_000;

export const isUnderWay = ({ state }: HandInView): boolean => state === "queued" || state === "running";

/**
 * A graded lab's hand-ins. One that can't be sent waits on the device for its account and goes when there is a connection;
 * the server takes the same head once, so that sending it twice is harmless.
 */
export function useHandIns(labId: string, locale: Locale): HandIns {
  const { state: viewerState } = useViewer();
  const userId = viewerState.status === "known" ? (viewerState.viewer?.id ?? null) : undefined;
  const [grading, setGrading] = useState<LabGrading | null>(null);
  const [unreachable, setUnreachable] = useState(false);
  const [sending, setSending] = useState(false);
  const [waiting, setWaiting] = useState<HandIns["waiting"]>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [answered, setAnswered] = useState<HandInView | null>(null);
  const pending = useRef<string | null>(null);
  const isSending = useRef(false);
  /** One account's stay at one lab: an answer that comes after it is nobody's. */
  const stay = useRef(0);
  const path = `/api/v1/labs/${labId}/hand-ins`;

  const load = useCallback(
    async (signal?: AbortSignal) => {
      const own = stay.current;
      try {
        const loaded = await api<LabGradingResponse>(`${path}?locale=${locale}`, signal ? { signal } : {});
        if (stay.current !== own) return;
        setGrading(loaded.grading);
        setUnreachable(false);
      } catch (error) {
        if (stay.current === own) setUnreachable(isAway(error));
      }
    },
    [path, locale],
  );

  const send = useCallback(async () => {
    const experimentId = pending.current;
    if (!experimentId || !userId || isSending.current) return;
    const own = stay.current;
    isSending.current = true;
    setSending(true);
    const forget = () => {
      writePendingHandIn(localStorage, userId, labId, null);
      if (stay.current !== own) return;
      pending.current = null;
      setWaiting(null);
    };
    try {
      const body = { experimentId, locale, ownerId: userId };
      const answer = await api<HandInResponse>(path, { method: "POST", body });
      forget();
      if (stay.current !== own) return;
      setAnswered(answer.handIn);
      setGrading(answer.grading);
    } catch (error) {
      const reason = waitingReason(error);
      if (!reason) forget();
      if (stay.current !== own) return;
      if (reason) setWaiting(reason);
      else {
        setRefusal(error instanceof ApiError ? error.problem : null);
        void load();
      }
    } finally {
      if (stay.current === own) {
        isSending.current = false;
        setSending(false);
      }
    }
  }, [userId, labId, locale, path, load]);

  useEffect(() => {
    if (userId === undefined) return;
    const abort = new AbortController();
    setGrading(null);
    setUnreachable(false);
    setSending(false);
    setWaiting(null);
    setRefusal(null);
    setAnswered(null);
    isSending.current = false;
    void load(abort.signal);
    pending.current = userId ? readPendingHandIn(localStorage, userId, labId) : null;
    void send();
    return () => {
      stay.current++;
      abort.abort();
    };
  }, [userId, labId, load, send]);

  const isMeasuring = grading?.own?.handIns.some(isUnderWay) ?? false;
  useEffect(() => {
    if (!isMeasuring) return;
    const timer = setInterval(() => document.visibilityState === "visible" && void load(), pollMs);
    return () => clearInterval(timer);
  }, [isMeasuring, load]);

  useEffect(() => {
    if (!waiting) return;
    const again = () => void send();
    const timer = setInterval(again, retryMs);
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [waiting, send]);

  const handIn = useCallback(
    (experimentId: string) => {
      if (!userId || isSending.current) return;
      pending.current = experimentId;
      writePendingHandIn(localStorage, userId, labId, experimentId);
      setRefusal(null);
      void send();
    },
    [userId, labId, send],
  );

  const withdraw = useCallback(() => {
    pending.current = null;
    if (userId) writePendingHandIn(localStorage, userId, labId, null);
    setWaiting(null);
  }, [userId, labId]);

  return {
    grading,
    unreachable,
    signedIn: Boolean(userId),
    sending,
    waiting,
    refusal,
    answered,
    handIn,
    withdraw,
    reload: useCallback(() => void load(), [load]),
  };
}
