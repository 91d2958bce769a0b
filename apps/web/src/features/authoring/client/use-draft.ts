"use client";
import type { LessonDraft } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { type CopyPlace, removeLocalCopy, writeLocalCopy } from "./local-copy.ts";
import type { Opening } from "./opening.ts";

const saveDelayMilliseconds = 1200;
const retryMilliseconds = 10_000;

export type DraftStatus =
  | { name: "clean" }
  | { name: "saving" }
  | { name: "saved"; at: Date }
  /** `detail`: the server was asked and refused; without it, it could not be asked. */
  | { name: "kept-here"; detail?: string }
  | { name: "signed-out" }
  | { name: "stale"; theirs: { source: string; version: number } };

interface Current {
  source: string;
  baseRevision: number;
  version: number;
  saving: boolean;
  dirty: boolean;
}

/**
 * Saves what is typed: at once on this device, a little later on the server, one save at a time. A save that another
 * window overtook stops the saving until somebody chose between the two.
 */
export function useDraft(place: CopyPlace & { locale: Locale }, opening: Opening) {
  const [status, setStatus] = useState<DraftStatus>(
    opening.conflict ? { name: "stale", theirs: opening.conflict } : { name: "clean" },
  );
  const stale = useRef(opening.conflict !== null);
  const current = useRef<Current>({ ...opening, saving: false, dirty: opening.unsaved });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef<Promise<void>>(Promise.resolve());
  const later = useRef<(milliseconds: number) => void>(() => undefined);
  const path = `/api/v1/lessons/${place.lessonSlug}/drafts/${place.locale}`;
  const where = useRef(place);
  where.current = place;

  const keepHere = useCallback(() => {
    const { source, baseRevision, version } = current.current;
    writeLocalCopy(localStorage, where.current, { source, baseRevision, version });
  }, []);

  const send = useCallback(async (): Promise<void> => {
    const now = current.current;
    now.saving = true;
    now.dirty = false;
    clearTimeout(timer.current);
    setStatus({ name: "saving" });
    const { source, baseRevision, version } = now;
    try {
      const { draft } = await api<{ draft: LessonDraft }>(path, {
        method: "PUT",
        body: { source, baseRevision, version },
      });
      now.version = draft.version;
      if (now.dirty) keepHere();
      else removeLocalCopy(localStorage, where.current);
      setStatus({ name: "saved", at: new Date(draft.updatedAt) });
      if (now.dirty) later.current(saveDelayMilliseconds);
    } catch (error) {
      now.dirty = true;
      const code = error instanceof ApiError ? error.code : undefined;
      const newer =
        error instanceof ApiError ? (error.problem.extra?.draft as LessonDraft | null | undefined) : undefined;
      if (code === "stale" && newer) {
        stale.current = true;
        setStatus({ name: "stale", theirs: newer });
      } else if (code === "unauthenticated") setStatus({ name: "signed-out" });
      else {
        setStatus({ name: "kept-here", ...(error instanceof ApiError ? { detail: error.problem.detail } : {}) });
        later.current(retryMilliseconds);
      }
    } finally {
      now.saving = false;
    }
  }, [path, keepHere]);

  const save = useCallback((): void => {
    const { saving, dirty } = current.current;
    if (!saving && dirty && !stale.current) sending.current = send();
  }, [send]);
  later.current = (milliseconds) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(save, milliseconds);
  };
  /** Settles when no save is on its way any more. */
  const underWay = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    return sending.current;
  }, []);

  /** The text has changed. */
  const change = useCallback(
    (source: string) => {
      if (source === current.current.source) return;
      Object.assign(current.current, { source, dirty: true });
      keepHere();
      later.current(saveDelayMilliseconds);
    },
    [keepHere],
  );

  /** Somebody chose between two drafts: the text goes on over the server's newest version. */
  const resolve = useCallback(
    (source: string, over: { version?: number; baseRevision?: number }) => {
      Object.assign(current.current, { source, dirty: true, ...over });
      stale.current = false;
      keepHere();
      save();
    },
    [keepHere, save],
  );

  /** The text was published or thrown away: the server holds this version now, 0 when it holds no draft. */
  const settle = useCallback((next: { baseRevision: number; version: number; source?: string }) => {
    const now = current.current;
    Object.assign(now, next);
    now.dirty = false;
    stale.current = false;
    clearTimeout(timer.current);
    removeLocalCopy(localStorage, where.current);
    setStatus({ name: "clean" });
  }, []);

  useEffect(() => {
    if (opening.unsaved && !opening.conflict) save();
    window.addEventListener("online", save);
    return () => {
      window.removeEventListener("online", save);
      clearTimeout(timer.current);
    };
  }, [opening, save]);

  return { status, current, change, resolve, settle, underWay };
}
