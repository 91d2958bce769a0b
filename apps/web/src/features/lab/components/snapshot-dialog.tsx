"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { Input } from "@thaw/ui/field";
import { useId, useRef, useState } from "react";
import { keepSnapshot } from "#features/snapshots/client/keep-snapshot.ts";
import { experimentMessages } from "../experiment-messages.ts";
import { fromBase64 } from "../run/base64.ts";
import { failureText } from "../run/failure-text.ts";
import { newUuid } from "../run/new-uuid.ts";

interface SnapshotDialogProps {
  locale: Locale;
  experiment: { id: string; number: number; head: string };
  onClose: () => void;
  onKept: (snapshot: SnapshotView) => void;
}

/** Keeps an experiment's head as a snapshot under a name. */
export function SnapshotDialog({ locale, experiment, onClose, onKept }: SnapshotDialogProps) {
  const t = experimentMessages[locale];
  const formId = useId();
  const [name, setName] = useState(t.snapshotDefault(experiment.number));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  // One key for as long as the dialog is open: a second click or a retry keeps one snapshot.
  const idempotencyKey = useRef("");
  const save = async () => {
    if (!name.trim()) return;
    setBusy(true);
    idempotencyKey.current ||= newUuid();
    try {
      const snapshot = await keepSnapshot(fromBase64(experiment.head), {
        name,
        experimentId: experiment.id,
        idempotencyKey: idempotencyKey.current,
      });
      onKept(snapshot);
    } catch (reason) {
      setError(failureText(reason, locale));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.takeSnapshot}
      closeLabel={t.close}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
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
        <Input
          label={t.snapshotName}
          value={name}
          maxLength={120}
          required
          error={error}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
