"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto, LabView } from "@thaw/contracts/lab";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { Icon } from "@thaw/ui/icon";
import { Segmented } from "@thaw/ui/segmented";
import { memo } from "react";
import { labMessages } from "../messages.ts";
import { ownPhotoMessages } from "../photos/own-photo-messages.ts";
import { OwnPhotosPanel } from "../photos/own-photos-panel.tsx";
import type { OwnPhotos } from "../photos/use-own-photos.ts";
import type { PhotoSource } from "../photos/use-photo-source.ts";
import type { RunRecord } from "../run/build-record.ts";
import { formatCount } from "../run/format.ts";
import { photosPerClassOptions } from "../run/run-settings.ts";
import { PhotoColumns } from "./photo-columns.tsx";

interface PhotosSectionProps {
  lab: LabView;
  locale: Locale;
  /** Photos that the run would use, held-out ones too. */
  photoCount: number;
  photosPerClass: number;
  onChange: (photosPerClass: number) => void;
  onWalk: (photo: LabPhoto) => void;
  disabled: boolean;
  source: PhotoSource;
  onSource: (source: PhotoSource) => void;
  own: OwnPhotos;
  client: () => LabClient | null;
  /** The run on this page, once it is finished. */
  trained: RunRecord | null;
}

export const PhotosSection = memo(function PhotosSection(props: PhotosSectionProps) {
  const {
    lab,
    locale,
    photoCount,
    photosPerClass,
    onChange,
    disabled,
    source,
    onSource,
    own,
    client,
    trained,
    onWalk,
  } = props;
  const t = labMessages[locale];
  const ot = ownPhotoMessages[locale];
  return (
    <section className="sec first" id="photos" aria-labelledby="photos-title">
      <header>
        <h2 id="photos-title">{t.photos}</h2>
        <p>
          {source === "own"
            ? ot.lead(formatCount(own.set.photos.length, locale), own.set.classes.length)
            : t.photosLead(formatCount(photoCount, locale), lab.classes.length)}{" "}
          <Icon name="lock" /> {source === "own" ? ot.heldOutLead : t.heldOutLead}
        </p>
        <span className="push">
          <Segmented
            label={ot.source}
            value={source}
            onChange={onSource}
            options={[
              { value: "course", label: ot.course, disabled },
              { value: "own", label: ot.mine, disabled },
            ]}
          />
          {source === "course" && (
            <Segmented
              label={t.photosPerClass}
              value={String(photosPerClass)}
              onChange={(value) => onChange(Number(value))}
              options={photosPerClassOptions.map((count) => ({
                value: String(count),
                label: t.perClass(count),
                disabled,
              }))}
            />
          )}
        </span>
      </header>
      {source === "own" ? (
        <OwnPhotosPanel locale={locale} own={own} client={client} trained={trained} />
      ) : (
        <PhotoColumns lab={lab} locale={locale} photosPerClass={photosPerClass} onWalk={onWalk} />
      )}
    </section>
  );
});
