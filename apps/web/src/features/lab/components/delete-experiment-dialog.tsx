"use client";
import type { Locale } from "@thaw/contracts/ids";
import { DeleteDialog } from "#features/shell/components/delete-dialog.tsx";
import { labMessages } from "../messages.ts";

interface DeleteExperimentDialogProps {
  locale: Locale;
  experiment: { id: string; number: number };
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteExperimentDialog({ locale, experiment, onClose, onDeleted }: DeleteExperimentDialogProps) {
  const t = labMessages[locale];
  return (
    <DeleteDialog
      path={`/api/v1/experiments/${experiment.id}`}
      title={t.deleteTitle(experiment.number)}
      labels={{ confirm: t.delete, cancel: t.cancelEdit }}
      onCancel={onClose}
      onDeleted={onDeleted}
    >
      {t.deleteBody}
    </DeleteDialog>
  );
}
