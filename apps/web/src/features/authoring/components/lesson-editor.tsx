"use client";
import type { LessonDraft, LessonSource, NewerRevision } from "@thaw/contracts/authoring";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Chip } from "@thaw/ui/chip";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { Icon } from "@thaw/ui/icon";
import { Note } from "@thaw/ui/note";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { type CopyPlace, readLocalCopy } from "../client/local-copy.ts";
import { type Opening, openEditor } from "../client/opening.ts";
import { placeOfLine, sourcePlaces } from "../client/source-places.ts";
import { useDraft } from "../client/use-draft.ts";
import { usePreview } from "../client/use-preview.ts";
import { authoringMessages } from "../messages.ts";
import { ChangesDialog } from "./changes-dialog.tsx";
import { DraftStatus } from "./draft-status.tsx";
import { LessonTree } from "./lesson-tree.tsx";
import { PreviewPane } from "./preview-pane.tsx";
import { ProblemList } from "./problem-list.tsx";
import { PublishDialog, type PublishedNow } from "./publish-dialog.tsx";
import { RevisionsDialog } from "./revisions-dialog.tsx";
import { SourceEditor, type SourceEditorHandle } from "./source-editor.tsx";

interface Props {
  userId: string;
  loaded: LessonSource;
}

/** Waits for the browser, where this device's own copy is, before it decides what to open with. */
export function LessonEditor({ userId, loaded }: Props) {
  const [opening, setOpening] = useState<Opening>();
  const place = useMemo(
    () => ({ userId, lessonSlug: loaded.lesson.slug, locale: loaded.locale }),
    [userId, loaded.lesson.slug, loaded.locale],
  );
  useEffect(() => setOpening(openEditor(loaded, readLocalCopy(localStorage, place))), [loaded, place]);
  return opening ? (
    <OpenEditor loaded={loaded} place={place} opening={opening} />
  ) : (
    <main id="main" className="editor-page" aria-busy="true" />
  );
}

type Shown = "publish" | "revisions" | "compare" | "draft-changes" | "base-changes" | "discard" | null;

function OpenEditor({
  loaded,
  place,
  opening,
}: {
  loaded: LessonSource;
  place: CopyPlace & { locale: Locale };
  opening: Opening;
}) {
  const locale = useLocale();
  const t = authoringMessages[locale];
  const { lesson, locale: lang } = loaded;
  const editor = useRef<SourceEditorHandle>(null);
  const draft = useDraft(place, opening);
  const preview = usePreview(lesson.slug, lang, opening.source);
  const [latest, setLatest] = useState({ number: loaded.latest?.number ?? 0, source: loaded.latest?.source ?? "" });
  const [source, setSource] = useState(opening.source);
  const [line, setLine] = useState<number>();
  const [shown, setShown] = useState<Shown>(null);
  const [newer, setNewer] = useState<NewerRevision>();
  const [published, setPublished] = useState<PublishedNow["revisions"]>();
  const [trouble, setTrouble] = useState<string>();
  const places = useMemo(() => sourcePlaces(source), [source]);
  const problems = useMemo(() => preview.state.result?.problems ?? [], [preview.state.result]);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const here = line === undefined ? undefined : placeOfLine(places, line)?.id;
  const troubled = useMemo(() => {
    const lines = new Map<string, number>();
    for (const problem of problems) {
      const id = placeOfLine(places, problem.line)?.id;
      if (id && problem.severity === "error" && !lines.has(id)) lines.set(id, problem.line);
    }
    return lines;
  }, [problems, places]);

  const change = useCallback(
    (text: string) => {
      setSource(text);
      setPublished(undefined);
      draft.change(text);
      preview.change(text);
    },
    [draft.change, preview.change],
  );
  const goTo = useCallback((at: number, column?: number) => {
    setShown(null);
    // The dialog gives the focus back as it closes; the editor takes it after that.
    requestAnimationFrame(() => editor.current?.goTo(at, column));
  }, []);
  const theirs = draft.status.name === "stale" ? draft.status.theirs : undefined;

  const choose = (text: string) => {
    if (shown === "draft-changes" && theirs) draft.resolve(text, { version: theirs.version });
    if (shown === "base-changes" && newer) {
      setLatest({ number: newer.number, source: newer.source });
      draft.resolve(text, { baseRevision: newer.number });
      setNewer(undefined);
    }
    editor.current?.replace(text);
    setShown(null);
  };
  const afterPublish = async ({ revisions, source: sent }: PublishedNow) => {
    const mine = revisions.find((revision) => revision.locale === lang);
    if (!mine) return;
    setShown(null);
    setNewer(undefined);
    setLatest({ number: mine.number, source: sent });
    setPublished(revisions);
    await draft.underWay();
    // What was typed meanwhile is a draft of its own; the server says whether it holds one.
    const stored = await api<{ draft: LessonDraft | null }>(`/api/v1/lessons/${lesson.slug}/drafts/${lang}`).catch(
      () => null,
    );
    const typed = editor.current?.text() ?? sent;
    const version = stored?.draft?.version ?? 0;
    if (typed === sent) draft.settle({ baseRevision: mine.number, version, source: sent });
    else draft.resolve(typed, { baseRevision: mine.number, version });
  };
  const discard = async () => {
    setShown(null);
    try {
      await draft.underWay();
      await api(`/api/v1/lessons/${lesson.slug}/drafts/${lang}`, { method: "DELETE" });
      draft.settle({ baseRevision: latest.number, version: 0, source: latest.source });
      editor.current?.replace(latest.source);
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.problem.detail : t.offline);
    }
  };

  const isDraft = source !== latest.source;
  const other: Locale = lang === "ja" ? "en" : "ja";
  const otherHasDraft = loaded.languages.some((language) => language.locale === other && language.hasDraft);
  const title =
    preview.state.document?.title ?? loaded.lessons.find(({ slug }) => slug === lesson.slug)?.title ?? t.noLessonTitle;
  const address = `/${locale}/teach/lessons/${lesson.slug}/edit?lang=${lang}`;
  return (
    <main id="main" className="editor-page">
      <div className="doc">
        <h1>
          {lesson.position} {title}
        </h1>
        <Chip tone={isDraft ? "thawed" : "plain"}>
          {isDraft ? t.draftFrom(latest.number) : t.sameAs(latest.number)}
        </Chip>
        <DraftStatus status={draft.status} here={address} />
        <span className="push" />
        <nav className="seg" aria-label={t.language}>
          {(["ja", "en"] as const).map((one) => (
            <a
              key={one}
              href={`/${locale}/teach/lessons/${lesson.slug}/edit?lang=${one}`}
              lang={one}
              aria-current={one === lang ? "page" : undefined}
            >
              {one === "ja" ? "日本語" : "English"}
            </a>
          ))}
        </nav>
        {isDraft && latest.number > 0 && (
          <Button onClick={() => setShown("compare")}>{t.compareWith(latest.number)}</Button>
        )}
        {isDraft && (
          <Button variant="quiet" onClick={() => setShown("discard")}>
            {t.discard}
          </Button>
        )}
        <Button onClick={() => setShown("revisions")}>{t.revisions}</Button>
        {errors > 0 && (
          <span id="why" className="help bad">
            <Icon name="alert" />
            {t.errorsToFix(errors)}
          </span>
        )}
        <Button
          variant={errors > 0 ? "outline" : "warm"}
          aria-disabled={errors > 0 ? true : undefined}
          aria-describedby={errors > 0 ? "why" : undefined}
          onClick={() => errors === 0 && setShown("publish")}
        >
          {t.publish}
        </Button>
      </div>
      <div className="strips">
        {theirs && (
          <Note
            kind="notice"
            live="assertive"
            action={<Button onClick={() => setShown("draft-changes")}>{t.showChanges}</Button>}
          >
            {t.staleDraft}
          </Note>
        )}
        {newer && (
          <Note
            kind="notice"
            live="assertive"
            action={<Button onClick={() => setShown("base-changes")}>{t.showChanges}</Button>}
          >
            {t.staleBase(newer.number)}
          </Note>
        )}
        {published && (
          <Note
            kind="success"
            live="polite"
            action={
              <a className="btn" href={`/${lang}/courses/${lesson.courseSlug}/${lesson.slug}`}>
                {t.openLesson}
              </a>
            }
          >
            {t.publishedNow(published.map((one) => `${t.names[one.locale]} ${one.number}`).join(", "))}
          </Note>
        )}
        {trouble && (
          <Note kind="error" live="assertive">
            {trouble}
          </Note>
        )}
      </div>
      <div className="desk">
        <LessonTree loaded={loaded} places={places} here={here} troubled={troubled} onGoTo={goTo} />
        <div className="write">
          <SourceEditor
            ref={editor}
            initial={opening.source}
            label={t.source}
            lang={lang}
            describedBy="editor-help"
            problems={problems}
            onChange={change}
            onLine={setLine}
          />
          <p id="editor-help" className="kicker leave">
            {t.leave}
          </p>
          <ProblemList preview={preview.state} onGoTo={(problem) => goTo(problem.line, problem.column)} />
        </div>
        <PreviewPane
          preview={preview.state}
          lang={lang}
          courseSlug={lesson.courseSlug}
          here={here}
          troubled={troubled}
          onChoose={(id) => {
            const target = places.find((one) => one.id === id);
            if (target) goTo(target.line);
          }}
        />
      </div>
      {shown === "publish" && (
        <PublishDialog
          lessonSlug={lesson.slug}
          lang={lang}
          read={() => ({ source: editor.current?.text() ?? source, baseRevision: draft.current.current.baseRevision })}
          otherHasDraft={otherHasDraft}
          onPublished={(now) => void afterPublish(now)}
          onStale={(found) => {
            setShown(null);
            setNewer(found);
          }}
          onGoTo={(problem) => goTo(problem.line, problem.column)}
          onClose={() => setShown(null)}
        />
      )}
      {shown === "revisions" && (
        <RevisionsDialog
          lessonSlug={lesson.slug}
          lang={lang}
          onLoad={(text) => {
            editor.current?.replace(text);
            setShown(null);
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === "compare" && (
        <ChangesDialog
          theirs={{ label: t.newer(latest.number), source: latest.source }}
          mine={source}
          lang={lang}
          onClose={() => setShown(null)}
        />
      )}
      {shown === "draft-changes" && theirs && (
        <ChangesDialog
          theirs={{ label: t.theirs, source: theirs.source }}
          mine={source}
          lang={lang}
          onChoose={choose}
          onClose={() => setShown(null)}
        />
      )}
      {shown === "base-changes" && newer && (
        <ChangesDialog
          theirs={{ label: t.newer(newer.number), source: newer.source }}
          mine={source}
          lang={lang}
          onChoose={choose}
          onClose={() => setShown(null)}
        />
      )}
      <ConfirmDialog
        open={shown === "discard"}
        title={t.discardTitle}
        confirmLabel={t.discard}
        cancelLabel={t.cancel}
        onConfirm={() => void discard()}
        onCancel={() => setShown(null)}
      >
        {t.discardText(latest.number)}
      </ConfirmDialog>
    </main>
  );
}
