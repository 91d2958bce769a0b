"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { DeleteDialog } from "#features/shell/components/delete-dialog.tsx";
import { snapshotMessages } from "../messages.ts";

interface DeleteSnapshotDialogProps {
  locale: Locale;
  snapshot: SnapshotView;
  onCancel: () => void;
  onDeleted: () => void;
}

export function DeleteSnapshotDialog({ locale, snapshot, onCancel, onDeleted }: DeleteSnapshotDialogProps) {
  const t = snapshotMessages[locale];
  return (
    <DeleteDialog
      path={`/api/v1/snapshots/${snapshot.id}`}
      title={t.deleteTitle(snapshot.name)}
      labels={{ confirm: t.delete, cancel: t.cancel }}
      onCancel={onCancel}
      onDeleted={onDeleted}
    >
      {t.deleteBody}
    </DeleteDialog>
  );
}
