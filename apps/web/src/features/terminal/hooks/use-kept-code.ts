"use client";
import type { TerminalCode } from "@thaw/contracts/terminal-code";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { openCode, readLocalCode, writeLocalCode } from "../client/kept-code.ts";

const saveDelayMilliseconds = 2000;
const retryMilliseconds = 15_000;

/** `browser`: kept here alone, since nobody is signed in or may work in the lesson. `waiting`: the server has yet to get it. */
export type KeepStatus = "clean" | "saving" | "saved" | "browser" | "waiting" | "signed-out" | "nowhere";

interface KeptCodeOptions {
  readonly terminalId: string;
  readonly start: string;
  /** undefined while it is not known who reads; null for nobody. */
  readonly userId: string | null | undefined;
  /** What the server held when the page was opened. */
  readonly server: TerminalCode | null;
  /** Whether the server may be asked to keep it. */
  readonly isKept: boolean;
}

/**
 * A terminal's code: kept in the browser at once, on the server a little later, one save at a time. A save that another
 * window overtook stops the saving until the learner chose.
 */
export function useKeptCode({ terminalId, start, userId, server, isKept }: KeptCodeOptions) {
  const owner = userId ?? null;
  const opening = useMemo(
    () => openCode(start, readLocalCode(localStorage, owner, terminalId), isKept ? server : null),
    [start, owner, terminalId, server, isKept],
  );
  const [status, setStatus] = useState<KeepStatus>("clean");
  const [newer, setNewer] = useState<TerminalCode | null>(opening.newer);
  const now = useRef({ code: opening.code, version: opening.version, isDirty: opening.isUnsaved, isSending: false });
  const isStale = useRef(opening.newer !== null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const path = `/api/v1/terminals/${encodeURIComponent(terminalId)}/code`;

  const keepHere = useCallback(
    (isSynced: boolean) => {
      const { code, version } = now.current;
      return writeLocalCode(localStorage, owner, terminalId, { code, version, isSynced });
    },
    [owner, terminalId],
  );

  const send = useCallback(
    async (autosave: boolean, keepalive = false): Promise<void> => {
      const current = now.current;
      clearTimeout(timer.current);
      if (!isKept || current.isSending || !current.isDirty || isStale.current) return;
      current.isSending = true;
      current.isDirty = false;
      setStatus("saving");
      try {
        const { code: saved } = await api<{ code: TerminalCode }>(path, {
          method: "PUT",
          body: { code: current.code, version: current.version, ...(autosave ? { autosave } : {}) },
          keepalive,
        });
        current.version = saved.version;
        keepHere(!current.isDirty);
        setStatus("saved");
      } catch (error) {
        current.isDirty = true;
        const code = error instanceof ApiError ? error.code : "unavailable";
        if (code === "stale" && error instanceof ApiError) {
          isStale.current = true;
          setNewer((error.problem.extra?.code as TerminalCode | null | undefined) ?? null);
          setStatus("waiting");
        } else if (code === "unauthenticated") setStatus("signed-out");
        else if (code === "forbidden" || code === "not-found") setStatus("browser");
        else {
          setStatus("waiting");
          timer.current = setTimeout(() => void send(true), retryMilliseconds);
        }
        return;
      } finally {
        current.isSending = false;
      }
      if (current.isDirty) timer.current = setTimeout(() => void send(true), saveDelayMilliseconds);
    },
    [isKept, keepHere, path],
  );

  /** The code has changed. */
  const change = useCallback(
    (code: string) => {
      if (code === now.current.code) return;
      now.current.code = code;
      now.current.isDirty = true;
      const isHere = keepHere(false);
      if (!isKept) setStatus(isHere ? "browser" : "nowhere");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(true), saveDelayMilliseconds);
    },
    [isKept, keepHere, send],
  );

  /**
   * The learner chose what to go on with. The other one becomes a version before it, so that it can be taken back.
   * @param code mine or the newer one.
   */
  const choose = useCallback(
    async (code: string) => {
      const current = now.current;
      const mine = current.code;
      const takes = newer !== null && code === newer.code && code !== mine;
      Object.assign(current, { code, version: newer?.version ?? 0, isDirty: true });
      setNewer(null);
      keepHere(false);
      if (takes && isKept) {
        try {
          const body = { code: mine, version: current.version };
          const { code: saved } = await api<{ code: TerminalCode }>(path, { method: "PUT", body });
          current.version = saved.version;
        } catch {
          // The newer one is the current version then; mine is what Undo in the editor brings back.
          current.isDirty = false;
        }
      }
      isStale.current = false;
      if (!current.isDirty) keepHere(true);
      await send(false);
    },
    [isKept, keepHere, newer, path, send],
  );

  useEffect(() => {
    if (opening.isUnsaved && !opening.newer) void send(true);
    const onHide = () => void send(true, true);
    const onOnline = () => void send(true);
    window.addEventListener("pagehide", onHide);
    window.addEventListener("online", onOnline);
    return () => {
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("online", onOnline);
      clearTimeout(timer.current);
      void send(true, true);
    };
  }, [opening, send]);

  /** A run is a version of its own. */
  const save = useCallback(() => void send(false), [send]);
  return { opening, status, newer, change, choose, save, current: now };
}
