"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { Input } from "@thaw/ui/field";
import { useRef, useState } from "react";
import { keepSnapshot } from "#features/snapshots/client/keep-snapshot.ts";
import { experimentMessages } from "../experiment-messages.ts";
import { fromBase64 } from "../run/base64.ts";
import { newUuid } from "../run/new-uuid.ts";
import { FieldDialog } from "./field-dialog.tsx";

interface SnapshotDialogProps {
  locale: Locale;
  experiment: { id: string; number: number; head: string };
  onClose: () => void;
  onKept: (snapshot: SnapshotView) => void;
}

/** Keeps an experiment's head as a snapshot under a name. */
export function SnapshotDialog({ locale, experiment, onClose, onKept }: SnapshotDialogProps) {
  const t = experimentMessages[locale];
  const [name, setName] = useState(t.snapshotDefault(experiment.number));
  // One key for as long as the dialog is open: a second click or a retry keeps one snapshot.
  const idempotencyKey = useRef("");
  const save = async () => {
    if (!name.trim()) return;
    idempotencyKey.current ||= newUuid();
    const about = { name, experimentId: experiment.id, idempotencyKey: idempotencyKey.current };
    onKept(await keepSnapshot(fromBase64(experiment.head), about));
  };
  return (
    <FieldDialog
      locale={locale}
      title={t.takeSnapshot}
      labels={{ close: t.close, cancel: t.cancel, save: t.save }}
      onClose={onClose}
      onSave={save}
    >
      {(error) => (
        <Input
          label={t.snapshotName}
          value={name}
          maxLength={120}
          required
          error={error}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FieldDialog>
  );
}
