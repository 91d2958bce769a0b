"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto, LabView } from "@thaw/contracts/lab";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import { Melt } from "@thaw/ui/melt";
import { memo, useState } from "react";
import { labMessages } from "../messages.ts";
import { ClassPhotosDialog } from "./class-photos-dialog.tsx";

interface PhotoColumnsProps {
  lab: LabView;
  locale: Locale;
  photosPerClass: number;
  onWalk: (photo: LabPhoto) => void;
}

const shownTrain = 4;
const shownHeldOut = 2;

/** Six of a class: two rows of two to train on and one held out. */
function thumbsOf(train: readonly LabPhoto[], heldOut: readonly LabPhoto[]): LabPhoto[] {
  const [a, b, c, d] = train.slice(0, shownTrain);
  const [x, y] = heldOut.slice(0, shownHeldOut);
  return [a, b, x, c, d, y].filter((photo) => photo !== undefined);
}

/** The classes side by side: how many photos each gives, a few of them, and all of them on request. */
export const PhotoColumns = memo(function PhotoColumns({ lab, locale, photosPerClass, onWalk }: PhotoColumnsProps) {
  const t = labMessages[locale];
  const [opened, setOpened] = useState<{ classId: string; path: string } | null>(null);
  const openedClass = lab.classes.find(({ id }) => id === opened?.classId);
  return (
    <div className="classes">
      {lab.classes.map(({ id, name }) => {
        const ofClass = lab.photos.filter((photo) => photo.class === id);
        const train = ofClass.filter(({ split }) => split === "train");
        const used = train.slice(0, photosPerClass);
        const heldOut = ofClass.filter(({ split }) => split === "test");
        const count = used.length + heldOut.length;
        return (
          <section key={id} className="class" aria-label={name[locale]}>
            <header>
              <h3>{name[locale]}</h3>
              <span className="tnum">{count}</span>
            </header>
            <Melt
              thin
              value={train.length === 0 ? 0 : used.length / train.length}
              label={t.trainAndHeld(used.length, heldOut.length)}
            />
            <p className="tnum" aria-hidden="true">
              {t.trainAndHeld(used.length, heldOut.length)}
            </p>
            <ul className="thumbs">
              {thumbsOf(used, heldOut).map((photo, at) => (
                <li key={photo.path}>
                  <button
                    type="button"
                    aria-label={t.photoOf(name[locale], at + 1, photo.split === "test")}
                    onClick={() => setOpened({ classId: id, path: photo.path })}
                  >
                    <img src={photo.url} alt="" width="112" height="112" loading="lazy" decoding="async" />
                  </button>
                  {photo.split === "test" && (
                    <span className="held" title={t.heldOutTitle}>
                      <Icon name="lock" />
                    </span>
                  )}
                </li>
              ))}
            </ul>
            <Button
              variant="quiet"
              className="all"
              icon="grid"
              aria-label={t.showAllOf(name[locale], count)}
              onClick={() => setOpened({ classId: id, path: used[0]?.path ?? heldOut[0]?.path ?? "" })}
            >
              {t.showAll(count)}
            </Button>
          </section>
        );
      })}
      {opened && openedClass && (
        <ClassPhotosDialog
          locale={locale}
          name={openedClass.name[locale]}
          photos={lab.photos.filter((photo) => photo.class === opened.classId)}
          photosPerClass={photosPerClass}
          path={opened.path}
          onChoose={(path) => setOpened({ classId: opened.classId, path })}
          onWalk={(photo) => {
            setOpened(null);
            onWalk(photo);
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
});
