"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { Textarea } from "@thaw/ui/field";
import { useId, useState } from "react";
import { api } from "#platform/client/api.ts";
import { labMessages } from "../messages.ts";
import { failureText } from "../run/failure-text.ts";

interface ExperimentNoteDialogProps {
  locale: Locale;
  experiment: { id: string; number: number; note: string };
  onClose: () => void;
  onChanged: (experiment: ExperimentSummary) => void;
}

export function ExperimentNoteDialog({ locale, experiment, onClose, onChanged }: ExperimentNoteDialogProps) {
  const t = labMessages[locale];
  const formId = useId();
  const [note, setNote] = useState(experiment.note);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const save = async () => {
    setBusy(true);
    try {
      const path = `/api/v1/experiments/${experiment.id}`;
      const changed = await api<{ experiment: ExperimentSummary }>(path, { method: "PATCH", body: { note } });
      onChanged(changed.experiment);
    } catch (reason) {
      setError(failureText(reason, locale));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.experimentNumber(experiment.number)}: ${t.note}`}
      closeLabel={t.close}
      footer={
        <>
          <Button onClick={onClose}>{t.cancelEdit}</Button>
          <Button variant="warm" type="submit" form={formId} busy={busy}>
            {t.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Textarea
          label={t.note}
          help={t.noteHelp}
          error={error}
          value={note}
          maxLength={500}
          autoFocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
