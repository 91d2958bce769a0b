"use client";
import type { LessonDraft, NewerRevision, PublishProblem } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { Checkbox, Input } from "@thaw/ui/field";
import { Icon } from "@thaw/ui/icon";
import { Note } from "@thaw/ui/note";
import { type FormEvent, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { authoringMessages } from "../messages.ts";

export interface PublishedNow {
  revisions: { locale: Locale; number: number }[];
  source: string;
}

interface Props {
  lessonSlug: string;
  lang: Locale;
  /** The source and its base at the moment of publishing. */
  read: () => { source: string; baseRevision: number };
  otherHasDraft: boolean;
  onPublished: (published: PublishedNow) => void;
  onStale: (newer: NewerRevision) => void;
  onGoTo: (problem: PublishProblem) => void;
  onClose: () => void;
}

/** Says what publishing does, asks for a note, and tells why when it can't be. */
export function PublishDialog(props: Props) {
  const { lessonSlug, lang, read, otherHasDraft, onPublished, onStale, onGoTo, onClose } = props;
  const locale = useLocale();
  const t = authoringMessages[locale];
  const other: Locale = lang === "ja" ? "en" : "ja";
  const [both, setBoth] = useState(otherHasDraft);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<PublishProblem[]>([]);
  const [languagesDiffer, setLanguagesDiffer] = useState(false);
  const [trouble, setTrouble] = useState<string>();

  const publish = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note") ?? "");
    const mine = { locale: lang, ...read() };
    setBusy(true);
    setTrouble(undefined);
    setProblems([]);
    setLanguagesDiffer(false);
    try {
      const sources = [mine];
      if (both) {
        const { draft } = await api<{ draft: LessonDraft | null }>(`/api/v1/lessons/${lessonSlug}/drafts/${other}`);
        if (draft) sources.push({ locale: other, source: draft.source, baseRevision: draft.baseRevision });
      }
      const { revisions } = await api<{ revisions: PublishedNow["revisions"] }>(
        `/api/v1/lessons/${lessonSlug}/revisions`,
        {
          method: "POST",
          body: { sources, note },
        },
      );
      onPublished({ revisions, source: mine.source });
    } catch (error) {
      setBusy(false);
      const extra = error instanceof ApiError ? error.problem.extra : undefined;
      const newer = (extra?.newer as NewerRevision[] | undefined)?.find((one) => one.locale === lang);
      if (newer) return onStale(newer);
      setProblems((extra?.problems as PublishProblem[] | undefined) ?? []);
      setLanguagesDiffer(extra?.languagesDiffer === true);
      setTrouble(error instanceof ApiError ? error.problem.detail : t.offline);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t.publishTitle(t.names[lang])} closeLabel={t.close}>
      <form method="post" onSubmit={publish} className="publish">
        <p>{t.publishText}</p>
        <Input label={t.note} name="note" help={t.noteHelp} maxLength={200} autoComplete="off" />
        {otherHasDraft && (
          <Checkbox
            label={t.alsoOther(t.names[other])}
            checked={both}
            onChange={(event) => setBoth(event.currentTarget.checked)}
          />
        )}
        {trouble && (
          <Note kind="error" live="assertive">
            {trouble} {languagesDiffer && (otherHasDraft ? t.languagesDiffer : t.languagesDifferAlone(t.names[other]))}
          </Note>
        )}
        {problems.length > 0 && (
          <ol className="refused">
            {problems.map((problem, index) => (
              <li key={index}>
                <Icon name="x" />
                <span>
                  {problem.message}
                  {problem.hint && <small>{problem.hint}</small>}
                </span>
                {problem.locale === lang && problem.line > 1 && (
                  <Button variant="quiet" onClick={() => onGoTo(problem)}>
                    {t.line(problem.line)}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        )}
        {languagesDiffer && !otherHasDraft && (
          <a href={`/${locale}/teach/lessons/${lessonSlug}/edit?lang=${other}`}>{t.otherLanguage(t.names[other])}</a>
        )}
        <div className="acts">
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button variant="warm" type="submit" busy={busy}>
            {busy ? t.publishing : t.publish}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
