"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import type { SaveState } from "../hooks/use-experiment-store.ts";
import { labMessages } from "../messages.ts";

interface SaveNoteProps {
  locale: Locale;
  save: SaveState;
  labId: string;
  /** The number under which the control was kept, when it was. */
  control: number | null;
}

/** What became of the run that has just ended: kept, waiting here, or nobody's. */
export function SaveNote({ locale, save, labId, control }: SaveNoteProps) {
  const t = labMessages[locale];
  switch (save.status) {
    case "saving":
      return (
        <Note live="polite" icon="save">
          {t.saving}
        </Note>
      );
    case "saved":
      return (
        <Note
          kind="success"
          live="polite"
          action={
            <Button href={`/${locale}/experiments/${save.experiment.id}`} iconEnd="arrow">
              {t.openExperiment(save.experiment.number)}
            </Button>
          }
        >
          {control === null ? t.keptAs(save.experiment.number) : t.keptBoth(save.experiment.number, control)}
          {save.experiment.ownPhotos && ` ${t.ownCountsNot}`}
        </Note>
      );
    case "kept-here":
      return (
        <Note kind="frozen" live="polite" title={save.problem?.title}>
          {save.problem ? `${save.problem.detail} ${t.keptUntil}` : t.keptHere}
        </Note>
      );
    case "kept-nowhere":
      return (
        <Note kind="error" live="assertive">
          {t.keptNowhere}
        </Note>
      );
    case "refused":
      return (
        <Note kind="error" live="assertive" title={t.refused}>
          {save.problem.detail}
        </Note>
      );
    case "anonymous":
      return (
        <Note
          live="polite"
          action={
            <Button variant="warm" href={`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/labs/${labId}`)}`}>
              {t.signInToKeep}
            </Button>
          }
        >
          {t.anonymousNote}
        </Note>
      );
  }
}
