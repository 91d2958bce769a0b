"use client";
import { useState } from "react";
import { failureText } from "./failure-text.ts";
import { useLocale } from "./locale-context.tsx";

export interface Attempt {
  /** Something is under way. */
  busy: boolean;
  /** Why the last one failed, in words for the reader. */
  trouble: string | undefined;
  /** Runs a request, one at a time. @returns whether it went well. */
  attempt: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** What every button that asks the server needs: to know that it does, and what to say when it failed. */
export function useAttempt(): Attempt {
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setTrouble(failureText(error, locale));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, attempt };
}
