"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Textarea } from "@thaw/ui/field";
import { useState } from "react";
import { api } from "#platform/client/api.ts";
import { labMessages } from "../messages.ts";
import { FieldDialog } from "./field-dialog.tsx";

interface ExperimentNoteDialogProps {
  locale: Locale;
  experiment: { id: string; number: number; note: string };
  onClose: () => void;
  onChanged: (experiment: ExperimentSummary) => void;
}

export function ExperimentNoteDialog({ locale, experiment, onClose, onChanged }: ExperimentNoteDialogProps) {
  const t = labMessages[locale];
  const [note, setNote] = useState(experiment.note);
  const save = async () => {
    const path = `/api/v1/experiments/${experiment.id}`;
    const changed = await api<{ experiment: ExperimentSummary }>(path, { method: "PATCH", body: { note } });
    onChanged(changed.experiment);
  };
  return (
    <FieldDialog
      locale={locale}
      title={`${t.experimentNumber(experiment.number)}: ${t.note}`}
      labels={{ close: t.close, cancel: t.cancelEdit, save: t.save }}
      onClose={onClose}
      onSave={save}
    >
      {(error) => (
        <Textarea
          label={t.note}
          help={t.noteHelp}
          error={error}
          value={note}
          maxLength={500}
          autoFocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </FieldDialog>
  );
}
