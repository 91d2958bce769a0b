"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { Button } from "@thaw/ui/button";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { EmptyState } from "@thaw/ui/empty-state";
import { Note } from "@thaw/ui/note";
import { type DragEvent, memo, useEffect, useRef, useState } from "react";
import type { RunRecord } from "../run/build-record.ts";
import { saveFile } from "../run/save-file.ts";
import { AddReportNote } from "./add-report-note.tsx";
import { CameraDialog } from "./camera-dialog.tsx";
import { NewClassDialog } from "./new-class-dialog.tsx";
import { OwnClassColumn } from "./own-class-column.tsx";
import { OwnClassDialog } from "./own-class-dialog.tsx";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import { clearOwnSet } from "./own-photo-store.ts";
import { StorageLine } from "./storage-line.tsx";
import { useAddPhotos } from "./use-add-photos.ts";
import type { OwnPhotos } from "./use-own-photos.ts";
import { filesOfDrop, filesOfList } from "./walk-files.ts";

interface OwnPhotosPanelProps {
  locale: Locale;
  own: OwnPhotos;
  /** The engine, once it runs: its decoders say which photos it can read. */
  client: () => LabClient | null;
  /** The run on this page, once it is finished. */
  trained: RunRecord | null;
}

const accepted = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp,.zip";
const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** The learner's own photos: added by picker, drop and paste, sorted into classes, kept on this device. */
export const OwnPhotosPanel = memo(function OwnPhotosPanel({ locale, own, client, trained }: OwnPhotosPanelProps) {
  const t = ownPhotoMessages[locale];
  const { set, status } = own;
  const { adding, add, stop, dismiss } = useAddPhotos(own.owner, t.unsorted, client);
  const [opened, setOpened] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"new" | "clear" | "camera" | null>(null);
  const [exporting, setExporting] = useState<"busy" | "failed" | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const pickFor = useRef<string | null>(null);

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.files;
      if (!pasted || pasted.length === 0 || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      // A class that has the focus takes what is pasted.
      const column = document.activeElement?.closest<HTMLElement>("[data-own-class]");
      add(filesOfList(pasted), column?.dataset.ownClass ?? null);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [add]);

  const pick = (classId: string | null) => {
    pickFor.current = classId;
    files.current?.click();
  };
  const dropProps = (classId: string | null) => ({
    onDragOver: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(classId ?? "");
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      const next = event.relatedTarget;
      if (!(next instanceof Node) || !event.currentTarget.contains(next)) setOver(null);
    },
    onDrop: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(null);
      add(filesOfDrop(event.dataTransfer), classId);
    },
  });
  const exportSet = async () => {
    setExporting("busy");
    try {
      const { zipOwnSet } = await import("./zip-own-set.ts");
      saveFile(await zipOwnSet(set), "photos.zip", "application/zip");
      setExporting(null);
    } catch {
      setExporting("failed");
    }
  };
  const entry = set.classes.find(({ id }) => id === opened);

  if (status === "failed") {
    return (
      <Note kind="error" action={<Button onClick={own.reload}>{t.tryAgain}</Button>}>
        {t.failed}
      </Note>
    );
  }
  if (status === "loading") return <Note>{t.loading}</Note>;
  return (
    <div className="own" {...dropProps(null)}>
      <div className="own-row">
        <Button variant="warm" icon="plus" onClick={() => pick(null)}>
          {t.addPhotos}
        </Button>
        <Button icon="upload" onClick={() => folder.current?.click()}>
          {t.addFolder}
        </Button>
        <Button icon="camera" onClick={() => setDialog("camera")}>
          {t.takePhotos}
        </Button>
        <Button icon="pencil" onClick={() => setDialog("new")}>
          {t.newClass}
        </Button>
        {set.photos.length > 0 && (
          <Button icon="download" busy={exporting === "busy"} onClick={() => void exportSet()}>
            {t.exportSet}
          </Button>
        )}
        {set.classes.length > 0 && (
          <Button variant="quiet" icon="trash" onClick={() => setDialog("clear")}>
            {t.deleteAll}
          </Button>
        )}
        <input
          ref={files}
          type="file"
          hidden
          multiple
          accept={accepted}
          aria-label={t.addPhotos}
          onChange={(event) => {
            add(filesOfList(event.currentTarget.files ?? []), pickFor.current);
            event.currentTarget.value = "";
          }}
        />
        <input
          ref={folder}
          type="file"
          hidden
          multiple
          aria-label={t.addFolder}
          {...{ webkitdirectory: "" }}
          onChange={(event) => {
            add(filesOfList(event.currentTarget.files ?? []), null);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <AddReportNote locale={locale} adding={adding} onStop={stop} onDismiss={dismiss} />
      {exporting === "failed" && (
        <Note kind="error" live="assertive">
          {t.exportFailed}
        </Note>
      )}
      {set.classes.length === 0 ? (
        <div className={over === "" ? "blank over" : "blank"}>
          <EmptyState>{t.empty}</EmptyState>
        </div>
      ) : (
        <div className={over === "" ? "classes own-classes over" : "classes own-classes"}>
          {set.classes.map((of) => (
            <OwnClassColumn
              key={of.id}
              locale={locale}
              own={own}
              entry={of}
              isOver={over === of.id}
              dropProps={dropProps(of.id)}
              onAdd={() => pick(of.id)}
              onOpen={() => setOpened(of.id)}
            />
          ))}
        </div>
      )}
      {own.gap && set.photos.length > 0 && (
        <Note kind="frozen" live="polite">
          {own.gap.kind === "classes" ? t.gapClasses : t.gapPhotos(own.gap.names.join(locale === "ja" ? "、" : ", "))}
        </Note>
      )}
      <StorageLine locale={locale} set={set} after={adding.total === null ? adding : null} />
      {entry && (
        <OwnClassDialog key={entry.id} locale={locale} own={own} entry={entry} onClose={() => setOpened(null)} />
      )}
      {dialog === "camera" && (
        <CameraDialog
          locale={locale}
          own={own}
          client={client}
          trained={trained?.evaluation.heldOut.own ? trained : null}
          onTake={add}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "new" && (
        <NewClassDialog locale={locale} owner={own.owner ?? ""} classes={set.classes} onClose={() => setDialog(null)} />
      )}
      <ConfirmDialog
        open={dialog === "clear"}
        title={t.deleteAllTitle}
        confirmLabel={t.deleteAll}
        cancelLabel={t.cancel}
        onCancel={() => setDialog(null)}
        onConfirm={() => {
          setDialog(null);
          void clearOwnSet(own.owner ?? "").catch(own.reload);
        }}
      >
        <p>{t.deleteAllBody(set.photos.length, set.classes.length)}</p>
      </ConfirmDialog>
    </div>
  );
});
