"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabView } from "@thaw/contracts/lab";
import { Icon } from "@thaw/ui/icon";
import { Segmented } from "@thaw/ui/segmented";
import { memo } from "react";
import { labMessages } from "../messages.ts";
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
  disabled: boolean;
}

export const PhotosSection = memo(function PhotosSection(props: PhotosSectionProps) {
  const { lab, locale, photoCount, photosPerClass, onChange, disabled } = props;
  const t = labMessages[locale];
  return (
    <section className="sec first" id="photos" aria-labelledby="photos-title">
      <header>
        <h2 id="photos-title">{t.photos}</h2>
        <p>
          {t.photosLead(formatCount(photoCount, locale), lab.classes.length)} <Icon name="lock" /> {t.heldOutLead}
        </p>
        <span className="push">
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
        </span>
      </header>
      <PhotoColumns lab={lab} locale={locale} photosPerClass={photosPerClass} />
    </section>
  );
});
