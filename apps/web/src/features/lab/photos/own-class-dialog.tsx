"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { ConfirmDialog, Dialog } from "@thaw/ui/dialog";
import { Input, Select } from "@thaw/ui/field";
import { useState } from "react";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import { moveOwnClass, moveOwnPhotos, removeOwnClass, removeOwnPhotos, renameOwnClass } from "./own-photo-store.ts";
import { cleanName, type OwnClass, ownLimits } from "./own-photo-types.ts";
import type { OwnPhotos } from "./use-own-photos.ts";

interface OwnClassDialogProps {
  locale: Locale;
  own: OwnPhotos;
  entry: OwnClass;
  onClose: () => void;
}

type Asking = { what: "merge"; into: OwnClass } | { what: "class" } | { what: "photos" };

/** A class of one's own: its name, its place, its photos, and where they may go. */
export function OwnClassDialog({ locale, own, entry, onClose }: OwnClassDialogProps) {
  const t = ownPhotoMessages[locale];
  const { set } = own;
  const owner = own.owner ?? "";
  const [name, setName] = useState(entry.name);
  const [error, setError] = useState<string | undefined>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState("");
  const [mergeTarget, setMergeTarget] = useState("");
  const [asking, setAsking] = useState<Asking | null>(null);
  const photos = set.photos.filter(({ classId }) => classId === entry.id);
  const ids = photos.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const others = set.classes.filter(({ id }) => id !== entry.id);
  const at = set.classes.findIndex(({ id }) => id === entry.id);
  const options = [{ value: "", label: t.choose }, ...others.map((other) => ({ value: other.id, label: other.name }))];
  const attempt = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
    } catch {
      setError(t.failedWork);
    }
  };
  const rename = () =>
    attempt(async () => {
      if (!cleanName(name)) setError(t.nameEmpty);
      else if (!(await renameOwnClass(owner, entry.id, name))) setError(t.nameTaken);
    });
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const confirm = () =>
    attempt(async () => {
      const asked = asking;
      setAsking(null);
      if (asked?.what === "photos") await removeOwnPhotos(owner, ids);
      else if (asked) {
        await removeOwnClass(owner, entry.id, asked.what === "merge" ? asked.into.id : null);
        onClose();
      }
    });
  const into = others.find(({ id }) => id === mergeTarget);
  return (
    <Dialog open wide onClose={onClose} title={entry.name} closeLabel={t.close} className="own-class">
      <form
        className="own-row"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <Input
          label={t.className}
          value={name}
          maxLength={ownLimits.name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit">{t.save}</Button>
        <Button
          icon="left"
          aria-disabled={at <= 0 || undefined}
          onClick={() => void attempt(() => moveOwnClass(owner, entry.id, -1))}
        >
          {t.earlier}
        </Button>
        <Button
          icon="right"
          aria-disabled={at === set.classes.length - 1 || undefined}
          onClick={() => void attempt(() => moveOwnClass(owner, entry.id, 1))}
        >
          {t.later}
        </Button>
      </form>
      <section aria-label={t.photosOf}>
        <div className="own-row">
          <h3 className="tnum" aria-live="polite">
            {ids.length > 0 ? t.chosen(ids.length) : `${t.photosOf} ${photos.length}`}
          </h3>
          {photos.length > 0 && (
            <Button variant="quiet" onClick={() => setChosen(new Set(photos.map(({ id }) => id)))}>
              {t.chooseAll}
            </Button>
          )}
        </div>
        <ul className="own-grid">
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <button
                type="button"
                aria-pressed={chosen.has(photo.id)}
                aria-label={`${t.thumbnail(entry.name, index + 1, false)}, ${photo.name}`}
                title={photo.name}
                onClick={() => toggle(photo.id)}
              >
                <img src={own.thumbnailUrl(photo)} alt="" width="80" height="80" loading="lazy" decoding="async" />
              </button>
            </li>
          ))}
        </ul>
        {ids.length > 0 && (
          <div className="own-row">
            {others.length > 0 && (
              <>
                <Select
                  label={t.moveTo}
                  value={target}
                  options={options}
                  onChange={(event) => setTarget(event.currentTarget.value)}
                />
                <Button
                  aria-disabled={!target || undefined}
                  onClick={() => {
                    if (target) void attempt(() => moveOwnPhotos(owner, ids, target));
                  }}
                >
                  {t.move}
                </Button>
              </>
            )}
            <Button icon="trash" onClick={() => setAsking({ what: "photos" })}>
              {t.deletePhotos}
            </Button>
          </div>
        )}
      </section>
      <div className="own-row own-last">
        {others.length > 0 && (
          <>
            <Select
              label={t.mergeInto}
              value={mergeTarget}
              options={options}
              onChange={(event) => setMergeTarget(event.currentTarget.value)}
            />
            <Button
              aria-disabled={!into || undefined}
              onClick={() => {
                if (into) setAsking({ what: "merge", into });
              }}
            >
              {t.merge}
            </Button>
          </>
        )}
        <Button icon="trash" onClick={() => setAsking({ what: "class" })}>
          {t.deleteClass}
        </Button>
      </div>
      <ConfirmDialog
        open={asking !== null}
        title={
          asking?.what === "merge"
            ? t.mergeTitle(entry.name, asking.into.name)
            : asking?.what === "class"
              ? t.deleteClassTitle(entry.name)
              : t.deletePhotosTitle(ids.length)
        }
        confirmLabel={asking?.what === "merge" ? t.merge : asking?.what === "class" ? t.deleteClass : t.deletePhotos}
        cancelLabel={t.cancel}
        onCancel={() => setAsking(null)}
        onConfirm={() => void confirm()}
      >
        <p>
          {asking?.what === "merge"
            ? t.mergeBody(entry.name, photos.length)
            : asking?.what === "class"
              ? t.deleteClassBody(photos.length)
              : t.deletePhotosBody}
        </p>
      </ConfirmDialog>
    </Dialog>
  );
}
