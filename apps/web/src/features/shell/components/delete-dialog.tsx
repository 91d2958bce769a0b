"use client";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { Note } from "@thaw/ui/note";
import type { ReactNode } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { useAttempt } from "#platform/client/use-attempt.ts";

interface DeleteDialogProps {
  /** Address of what is to be deleted. */
  path: string;
  title: string;
  /** What will be lost. */
  children: ReactNode;
  labels: { confirm: string; cancel: string };
  onCancel: () => void;
  onDeleted: () => void;
}

/** Asks once, then deletes. What another window deleted already counts as done. */
export function DeleteDialog({ path, title, children, labels, onCancel, onDeleted }: DeleteDialogProps) {
  const { busy, trouble, attempt } = useAttempt();
  const remove = async () => {
    const isGone = await attempt(() =>
      api(path, { method: "DELETE" }).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.code === "not-found")) throw error;
      }),
    );
    if (isGone) onDeleted();
  };
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={labels.confirm}
      cancelLabel={labels.cancel}
      busy={busy}
      onConfirm={() => void remove()}
      onCancel={onCancel}
    >
      <p>{children}</p>
      {trouble && (
        <Note kind="error" live="assertive">
          {trouble}
        </Note>
      )}
    </ConfirmDialog>
  );
}
