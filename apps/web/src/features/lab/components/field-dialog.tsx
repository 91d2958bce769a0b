"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { type ReactNode, useId, useState } from "react";
import { failureText } from "#platform/client/failure-text.ts";

interface FieldDialogProps {
  locale: Locale;
  title: string;
  labels: { close: string; cancel: string; save: string };
  onClose: () => void;
  /** Rejects with what went wrong, which is shown at the field; the dialog then stays open. */
  onSave: () => Promise<void>;
  /** The field, with what to say at it. */
  children: (error: string | undefined) => ReactNode;
}

/** A dialog that asks for one thing and saves it. */
export function FieldDialog({ locale, title, labels, onClose, onSave, children }: FieldDialogProps) {
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const save = async () => {
    setBusy(true);
    try {
      await onSave();
    } catch (reason) {
      setError(failureText(reason, locale));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={labels.close}
      footer={
        <>
          <Button onClick={onClose}>{labels.cancel}</Button>
          <Button variant="warm" type="submit" form={formId} busy={busy}>
            {labels.save}
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
        {children(error)}
      </form>
    </Dialog>
  );
}
