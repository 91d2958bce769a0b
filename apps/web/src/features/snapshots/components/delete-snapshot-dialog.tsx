"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { Note } from "@thaw/ui/note";
import { useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { failureText } from "#platform/client/failure-text.ts";
import { snapshotMessages } from "../messages.ts";

interface DeleteSnapshotDialogProps {
  locale: Locale;
  snapshot: SnapshotView;
  onCancel: () => void;
  onDeleted: () => void;
}

/** Asks once, then deletes. What another window deleted already counts as done. */
export function DeleteSnapshotDialog({ locale, snapshot, onCancel, onDeleted }: DeleteSnapshotDialogProps) {
  const t = snapshotMessages[locale];
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const remove = async () => {
    setBusy(true);
    setError(null);
    try {
      await api(`/api/v1/snapshots/${snapshot.id}`, { method: "DELETE" });
    } catch (reason) {
      if (!(reason instanceof ApiError && reason.code === "not-found")) {
        setError(failureText(reason, locale));
        setBusy(false);
        return;
      }
    }
    onDeleted();
  };
  return (
    <ConfirmDialog
      open
      title={t.deleteTitle(snapshot.name)}
      confirmLabel={t.delete}
      cancelLabel={t.cancel}
      busy={busy}
      onConfirm={() => void remove()}
      onCancel={onCancel}
    >
      <p>{t.deleteBody}</p>
      {error && (
        <Note kind="error" live="assertive">
          {error}
        </Note>
      )}
    </ConfirmDialog>
  );
}
