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
  | { name: "kept-here" }
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
  const path = `/api/v1/lessons/${place.lessonSlug}/drafts/${place.locale}`;
  const where = useRef(place);
  where.current = place;

  const keepHere = useCallback(() => {
    const { source, baseRevision, version } = current.current;
    writeLocalCopy(localStorage, where.current, { source, baseRevision, version });
  }, []);

  const save = useCallback(async (): Promise<void> => {
    const now = current.current;
    if (now.saving || stale.current || !now.dirty) return;
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
      if (now.dirty) timer.current = setTimeout(() => void save(), saveDelayMilliseconds);
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
        setStatus({ name: "kept-here" });
        timer.current = setTimeout(() => void save(), retryMilliseconds);
      }
    } finally {
      now.saving = false;
    }
  }, [path, keepHere]);

  /** The text has changed. */
  const change = useCallback(
    (source: string) => {
      if (source === current.current.source) return;
      Object.assign(current.current, { source, dirty: true });
      keepHere();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), saveDelayMilliseconds);
    },
    [keepHere, save],
  );

  /** Somebody chose between two drafts: the text goes on over the server's newest version. */
  const resolve = useCallback(
    (source: string, over: { version?: number; baseRevision?: number }) => {
      Object.assign(current.current, { source, dirty: true, ...over });
      stale.current = false;
      keepHere();
      void save();
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
    if (opening.unsaved && !opening.conflict) void save();
    const again = () => void save();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      clearTimeout(timer.current);
    };
  }, [opening, save]);

  return { status, current, change, resolve, settle };
}
