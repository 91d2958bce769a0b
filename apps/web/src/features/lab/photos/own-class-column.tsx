"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import type { DragEventHandler } from "react";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import { type OwnClass, ownLimits } from "./own-photo-types.ts";
import type { OwnPhotos } from "./use-own-photos.ts";

interface OwnClassColumnProps {
  locale: Locale;
  own: OwnPhotos;
  entry: OwnClass;
  /** Files are held over it. */
  isOver: boolean;
  dropProps: {
    onDragOver: DragEventHandler<HTMLElement>;
    onDragLeave: DragEventHandler<HTMLElement>;
    onDrop: DragEventHandler<HTMLElement>;
  };
  onAdd: () => void;
  onOpen: () => void;
}

const shownCount = 6;

/** A class of one's own beside the others: its count, its newest photos, and ways to add more. */
export function OwnClassColumn({ locale, own, entry, isOver, dropProps, onAdd, onOpen }: OwnClassColumnProps) {
  const t = ownPhotoMessages[locale];
  const photos = own.set.photos.filter(({ classId }) => classId === entry.id);
  const held = new Set(own.data.photos.flatMap(({ sha256, split }) => (split === "test" ? [sha256] : [])));
  return (
    <section className="class" aria-label={entry.name} data-own-class={entry.id} {...dropProps}>
      <header>
        <h3>{entry.name}</h3>
        <span className="tnum">{t.countOf(photos.length)}</span>
      </header>
      {photos.length < ownLimits.photosPerClass && (
        <p className="low">
          <Icon name="alert" />
          {t.fewPhotos}
        </p>
      )}
      <ul className="thumbs">
        {photos.slice(-shownCount).map((photo, at) => (
          <li key={photo.id}>
            <button
              type="button"
              aria-label={t.thumbnail(
                entry.name,
                Math.max(0, photos.length - shownCount) + at + 1,
                held.has(photo.sha256),
              )}
              onClick={onOpen}
            >
              <img src={own.thumbnailUrl(photo)} alt="" width="112" height="112" loading="lazy" decoding="async" />
            </button>
            {held.has(photo.sha256) && (
              <span className="held">
                <Icon name="lock" />
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className={isOver ? "own-drop over" : "own-drop"}>
        {isOver ? (
          t.dropHere
        ) : (
          <>
            <Button variant="quiet" icon="plus" aria-label={t.addTo(entry.name)} onClick={onAdd}>
              {t.add}
            </Button>
            <Button variant="quiet" icon="pencil" iconOnly onClick={onOpen}>
              {t.editOf(entry.name)}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
