"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import { SkeletonText } from "@thaw/ui/skeleton";
import { snapshotMessages } from "../messages.ts";
import type { TensorFileState } from "./use-tensor-file.ts";

/** What stands where values will be: they are loading, or what to do since they didn't come. */
export function ValuesState({
  locale,
  state,
  onRetry,
}: {
  locale: Locale;
  state: TensorFileState;
  onRetry: () => void;
}) {
  const t = snapshotMessages[locale];
  switch (state.status) {
    case "loading":
      return <SkeletonText lines={6} label={t.loadingValues} />;
    case "failed":
      return (
        <Note kind="error" live="assertive" action={<Button onClick={onRetry}>{t.retry}</Button>}>
          {t.valuesFailed}
        </Note>
      );
    case "unreadable":
      return <Note kind="error">{t.unreadable}</Note>;
    case "ready":
      return null;
  }
}
