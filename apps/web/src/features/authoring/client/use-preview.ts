"use client";
import type { Preview } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "#platform/client/api.ts";

const delayMilliseconds = 500;

export interface PreviewState {
  checking: boolean;
  unreachable: boolean;
  /** Of the newest check; null before the first. */
  result: Preview | null;
  /** The newest document that compiled. */
  document: Preview["document"];
  answers: Preview["answers"];
}

/** Compiles the source on the server at each pause of typing; an older answer never overtakes a newer one. */
export function usePreview(lessonSlug: string, locale: Locale, initialSource: string) {
  const [state, setState] = useState<PreviewState>({
    checking: true,
    unreachable: false,
    result: null,
    document: null,
    answers: {},
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const abort = useRef<AbortController>(undefined);

  const check = useCallback(
    async (source: string) => {
      abort.current?.abort();
      const mine = new AbortController();
      abort.current = mine;
      setState((before) => ({ ...before, checking: true }));
      try {
        const body = { locale, source };
        const result = await api<Preview>(`/api/v1/lessons/${lessonSlug}/preview`, {
          method: "POST",
          body,
          signal: mine.signal,
        });
        if (mine.signal.aborted) return;
        setState((before) => ({
          checking: false,
          unreachable: false,
          result,
          document: result.document ?? before.document,
          answers: result.document ? result.answers : before.answers,
        }));
      } catch {
        if (!mine.signal.aborted) setState((before) => ({ ...before, checking: false, unreachable: true }));
      }
    },
    [lessonSlug, locale],
  );
  const change = useCallback(
    (source: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void check(source), delayMilliseconds);
    },
    [check],
  );
  useEffect(() => {
    void check(initialSource);
    return () => {
      clearTimeout(timer.current);
      abort.current?.abort();
    };
  }, [check, initialSource]);
  return { state, change };
}
