"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { TensorEntry } from "@thaw/terminal/protocol/messages";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { Checkbox, Input } from "@thaw/ui/field";
import { useId, useRef, useState } from "react";
import { newUuid } from "#features/lab/run/new-uuid.ts";
import { keepSnapshot } from "#features/snapshots/client/keep-snapshot.ts";
import { ApiError } from "#platform/client/api.ts";
import { failureText } from "#platform/client/failure-text.ts";
import { bytesText, groupOf } from "../client/tensor-list.ts";
import type { TerminalActions } from "../hooks/use-terminal.ts";
import { inspectorMessages } from "../inspector-messages.ts";

interface KeepDialogProps {
  locale: Locale;
  lessonSlug: string;
  entries: readonly TensorEntry[];
  opened: string | null;
  onCapture: TerminalActions["capture"];
  onClose: () => void;
  onKept: (name: string) => void;
}

/** Keeps chosen tensors for the learner under a name. */
export function KeepDialog(props: KeepDialogProps) {
  const { locale, lessonSlug, entries, opened, onCapture, onClose, onKept } = props;
  const t = inspectorMessages[locale];
  const formId = useId();
  // What lived when the dialog opened; a run that goes on does not move the list under the pointer.
  const [listed] = useState(entries);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const wanted =
      opened === null
        ? listed.filter((entry) => groupOf(entry) === "trainable")
        : listed.filter(({ name }) => name === opened);
    return new Set(wanted.map(({ name }) => name));
  });
  const [name, setName] = useState(opened ?? "head");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [isTaken, setIsTaken] = useState(false);
  const key = useRef("");
  const bytes = listed.reduce((sum, entry) => sum + (chosen.has(entry.name) ? entry.bytes : 0), 0);

  const save = async (replace: boolean) => {
    if (chosen.size === 0) return setTrouble(t.keepNone);
    setBusy(true);
    setTrouble(undefined);
    try {
      const file = await onCapture(listed.filter((entry) => chosen.has(entry.name)).map((entry) => entry.name));
      if (!file) return setTrouble(t.keepTooLarge);
      key.current ||= newUuid();
      await keepSnapshot(new Uint8Array(file), {
        name,
        lesson: lessonSlug,
        idempotencyKey: key.current,
        ...(replace ? { replace: "1" } : {}),
      });
      onKept(name.trim());
    } catch (error) {
      key.current = "";
      setIsTaken(error instanceof ApiError && error.code === "already-exists");
      setTrouble(whyNotKept(error, locale));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.keepTitle}
      closeLabel={t.close}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          {isTaken && (
            <Button busy={busy} onClick={() => void save(true)}>
              {t.keepReplace}
            </Button>
          )}
          <Button variant="warm" type="submit" form={formId} busy={busy}>
            {t.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="keep-tensors"
        onSubmit={(event) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <Input
          label={t.keepName}
          value={name}
          maxLength={120}
          required
          error={trouble}
          data-autofocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setIsTaken(false);
          }}
        />
        <fieldset>
          <legend>{t.keepWhich}</legend>
          <div className="keep-list">
            {listed.map((entry) => (
              <Checkbox
                key={entry.name}
                label={
                  <>
                    <code>{entry.name}</code> <small>{bytesText(entry.bytes)}</small>
                  </>
                }
                checked={chosen.has(entry.name)}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.currentTarget.checked) next.add(entry.name);
                  else next.delete(entry.name);
                  setChosen(next);
                }}
              />
            ))}
          </div>
          <p className="help">{t.keepSize(bytesText(bytes))}</p>
        </fieldset>
      </form>
    </Dialog>
  );
}

/** What to read when the site did not keep them. */
function whyNotKept(error: unknown, locale: Locale): string {
  const t = inspectorMessages[locale];
  if (!(error instanceof ApiError)) return failureText(error, locale);
  if (error.code === "already-exists") return t.keepTaken;
  const broken = error.problem.fields
    ?.map(({ message }) => /^(.+): NaN at value \d+$/.exec(message)?.[1])
    .find(Boolean);
  return broken ? t.keepNaN(broken) : failureText(error, locale);
}
