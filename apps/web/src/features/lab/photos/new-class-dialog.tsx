"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { Input } from "@thaw/ui/field";
import { useId, useState } from "react";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import { ensureOwnClass, FullSetError } from "./own-photo-store.ts";
import { cleanName, type OwnClass, ownLimits, sameName } from "./own-photo-types.ts";

interface NewClassDialogProps {
  locale: Locale;
  owner: string;
  classes: readonly OwnClass[];
  onClose: () => void;
}

export function NewClassDialog({ locale, owner, classes, onClose }: NewClassDialogProps) {
  const t = ownPhotoMessages[locale];
  const formId = useId();
  const [name, setName] = useState("");
  const [error, setError] = useState<string | undefined>();
  const save = async () => {
    if (!cleanName(name)) return setError(t.nameEmpty);
    if (classes.some((entry) => sameName(entry.name, name))) return setError(t.nameTaken);
    try {
      await ensureOwnClass(owner, name);
      onClose();
    } catch (reason) {
      setError(reason instanceof FullSetError ? t.classesFull : t.failedWork);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.newClass}
      closeLabel={t.close}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button variant="warm" type="submit" form={formId}>
            {t.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Input
          label={t.className}
          value={name}
          maxLength={ownLimits.name}
          error={error}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
