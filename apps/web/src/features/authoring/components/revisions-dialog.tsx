"use client";
import type { RevisionSummary } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Chip } from "@thaw/ui/chip";
import { Dialog } from "@thaw/ui/dialog";
import { Note } from "@thaw/ui/note";
import { SkeletonText } from "@thaw/ui/skeleton";
import { useEffect, useState } from "react";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { ApiError, api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { authoringMessages } from "../messages.ts";

interface Props {
  lessonSlug: string;
  lang: Locale;
  onLoad: (source: string) => void;
  onClose: () => void;
}

/** Every revision with who made it, when and why; any of them can be taken back into the editor. */
export function RevisionsDialog({ lessonSlug, lang, onLoad, onClose }: Props) {
  const t = authoringMessages[useLocale()];
  const [revisions, setRevisions] = useState<RevisionSummary[]>();
  const [trouble, setTrouble] = useState<string>();
  const path = `/api/v1/lessons/${lessonSlug}/revisions`;
  const say = (error: unknown) => setTrouble(error instanceof ApiError ? error.problem.detail : t.offline);
  // Read once, when the dialog opens.
  useEffect(() => {
    api<{ revisions: RevisionSummary[] }>(`${path}?locale=${lang}`)
      .then((answer) => setRevisions(answer.revisions))
      .catch(say);
  }, []);
  const load = (number: number) => {
    api<{ revision: { source: string } }>(`${path}/${number}?locale=${lang}`)
      .then(({ revision }) => onLoad(revision.source))
      .catch(say);
  };
  return (
    <Dialog open onClose={onClose} title={t.revisions} closeLabel={t.close}>
      <p>{t.loadHelp}</p>
      {trouble && (
        <Note kind="error" live="assertive">
          {trouble}
        </Note>
      )}
      {!revisions && !trouble && <SkeletonText label={t.revisions} />}
      {revisions?.length === 0 && <p>{t.noRevisions}</p>}
      <ol className="revisions">
        {revisions?.map((revision, index) => (
          <li key={revision.number}>
            <div>
              <b>{t.revision(revision.number)}</b> {index === 0 && <Chip tone="success">{t.published}</Chip>}
              <p>{revision.note}</p>
              <small>
                {revision.authorName ?? t.bySite} · <LocalTime at={revision.createdAt} />
              </small>
            </div>
            <Button
              aria-label={`${t.loadRevision}: ${t.revision(revision.number)}`}
              onClick={() => load(revision.number)}
            >
              {t.loadRevision}
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
