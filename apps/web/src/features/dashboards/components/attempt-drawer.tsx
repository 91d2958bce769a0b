"use client";
import type { GradebookItem, GradebookLearner, LearnerAttempts } from "@thaw/contracts/teaching";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import { SkeletonText } from "@thaw/ui/skeleton";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "#platform/client/api.ts";
import { failureText } from "#platform/client/failure-text.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { teachMessages } from "../messages.ts";
import { AttemptList } from "./attempt-list.tsx";

interface Props {
  courseSlug: string;
  learner: GradebookLearner;
  item: GradebookItem;
  onClose: () => void;
}

/** One learner's attempts for one item, beside the sheet; on a small screen it lies over it. Escape closes it. */
export function AttemptDrawer({ courseSlug, learner, item, onClose }: Props) {
  const locale = useLocale();
  const t = teachMessages[locale];
  const heading = useRef<HTMLHeadingElement>(null);
  const [loaded, setLoaded] = useState<{ learnerId: string; data: LearnerAttempts } | null>(null);
  const [trouble, setTrouble] = useState<string>();
  const load = useCallback(
    (signal?: AbortSignal) => {
      setTrouble(undefined);
      api<LearnerAttempts>(`/api/v1/teach/courses/${courseSlug}/learners/${learner.id}`, signal ? { signal } : {})
        .then((data) => setLoaded({ learnerId: learner.id, data }))
        .catch((error: unknown) => {
          if (signal?.aborted) return;
          setTrouble(failureText(error, locale));
        });
    },
    [courseSlug, learner.id, locale],
  );
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal);
    return () => abort.abort();
  }, [load]);
  // A cell was chosen: the reader goes on in the drawer.
  useEffect(() => heading.current?.focus(), [learner.id, item.id]);
  const data = loaded?.learnerId === learner.id ? loaded.data : null;
  const told = data?.lessons.flatMap(({ items }) => items).find(({ id }) => id === item.id);
  return (
    <aside
      className="drawer"
      aria-labelledby="drawer-title"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header>
        <div>
          <h2 id="drawer-title" ref={heading} tabIndex={-1}>
            {item.label}
          </h2>
          <p className="kicker">{learner.name}</p>
        </div>
        <Button variant="quiet" icon="x" iconOnly onClick={onClose}>
          {t.close}
        </Button>
      </header>
      {learner.cells[item.id]?.state === "seen" && (
        <Note kind="notice" icon="eye">
          {t.seenNote}
        </Note>
      )}
      {trouble && (
        <Note kind="error" live="assertive" action={<Button onClick={() => load()}>{t.retry}</Button>}>
          {trouble}
        </Note>
      )}
      {!data && !trouble && <SkeletonText lines={4} label={t.loading} />}
      {data && (
        <AttemptList
          attempts={data.attempts.filter(({ itemId }) => itemId === item.id)}
          points={item.points}
          choices={told?.choices ?? {}}
        />
      )}
      <p className="kicker">
        <a href={`/${locale}/teach/courses/${courseSlug}/learners/${learner.id}`}>{t.allAttempts}</a>
      </p>
    </aside>
  );
}
