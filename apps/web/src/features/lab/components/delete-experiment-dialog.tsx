"use client";
import type { Locale } from "@thaw/contracts/ids";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { Note } from "@thaw/ui/note";
import { useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { failureText } from "#platform/client/failure-text.ts";
import { labMessages } from "../messages.ts";

interface DeleteExperimentDialogProps {
  locale: Locale;
  experiment: { id: string; number: number };
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteExperimentDialog({ locale, experiment, onClose, onDeleted }: DeleteExperimentDialogProps) {
  const t = labMessages[locale];
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const remove = async () => {
    setBusy(true);
    try {
      await api(`/api/v1/experiments/${experiment.id}`, { method: "DELETE" });
      onDeleted();
    } catch (reason) {
      // Deleted already, in another tab: what was wanted is so.
      if (reason instanceof ApiError && reason.code === "not-found") return onDeleted();
      setError(failureText(reason, locale));
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      title={t.deleteTitle(experiment.number)}
      confirmLabel={t.delete}
      cancelLabel={t.cancelEdit}
      onConfirm={() => void remove()}
      onCancel={onClose}
      busy={busy}
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
