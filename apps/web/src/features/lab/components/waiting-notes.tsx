"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { Note } from "@thaw/ui/note";
import { useState } from "react";
import { failureText } from "#platform/client/failure-text.ts";
import type { ExperimentStore } from "../hooks/use-experiment-store.ts";
import { labMessages } from "../messages.ts";

/** What is on this device alone, with the ways on: send it, keep it, or let it go. Nothing goes out by itself. */
export function WaitingNotes({ locale, store }: { locale: Locale; store: ExperimentStore }) {
  const t = labMessages[locale];
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [discarding, setDiscarding] = useState<"pending" | "offers" | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (reason) {
      setError(failureText(reason, locale));
    }
    setBusy(false);
  };
  const signedIn = store.list.status === "ready" || store.list.status === "failed";
  return (
    <>
      {store.pending.length > 0 && (
        <Note
          kind="frozen"
          title={t.pendingTitle(store.pending.length)}
          action={
            <>
              <Button busy={busy} onClick={() => void attempt(store.sendPending)}>
                {t.send}
              </Button>
              <Button variant="quiet" onClick={() => setDiscarding("pending")}>
                {t.discard}
              </Button>
            </>
          }
        >
          {error}
        </Note>
      )}
      {signedIn && store.offers.length > 0 && (
        <Note
          kind="frozen"
          title={t.offeredTitle(store.offers.length)}
          action={
            <>
              <Button busy={busy} onClick={() => void attempt(store.takeOffers)}>
                {t.keep}
              </Button>
              <Button variant="quiet" onClick={() => setDiscarding("offers")}>
                {t.discard}
              </Button>
            </>
          }
        >
          {error ?? t.offeredBody}
        </Note>
      )}
      <ConfirmDialog
        open={discarding !== null}
        title={t.discardTitle}
        confirmLabel={t.discard}
        cancelLabel={t.cancelEdit}
        onCancel={() => setDiscarding(null)}
        onConfirm={() => {
          if (discarding === "offers") store.discardOffers();
          else void store.discardPending();
          setDiscarding(null);
        }}
      >
        <p>{t.discardBody}</p>
      </ConfirmDialog>
    </>
  );
}
