"use client";
import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto } from "@thaw/contracts/lab";
import { EmptyState } from "@thaw/ui/empty-state";
import { Note } from "@thaw/ui/note";
import { memo, useMemo } from "react";
import type { LabEngine } from "../hooks/use-lab-engine.ts";
import type { LabData } from "../photos/lab-data.ts";
import { isRandomTwin, shippedBackbone } from "../run/backbone-name.ts";
import { LayerWalk } from "./layer-walk.tsx";
import { seeingMessages } from "./seeing-messages.ts";
import { imageOfPhoto } from "./seer.ts";

interface SeeingSectionProps {
  lab: LabData;
  locale: Locale;
  engine: LabEngine;
  /** The one that is chosen for training. */
  backbone: ExperimentBackbone;
  photo: LabPhoto | null;
  onPhoto: (photo: LabPhoto) => void;
}

/** The first held-out photo of each class, and the first to train on where there is none. */
function photosToPick({ classes, photos }: LabData): LabPhoto[] {
  return classes.flatMap(({ id }) => {
    const ofClass = photos.filter((photo) => photo.class === id);
    return ofClass.find(({ split }) => split === "test") ?? ofClass[0] ?? [];
  });
}

/** What a backbone's layers answer to a photo, before anything is trained on it. */
export const SeeingSection = memo(function SeeingSection(props: SeeingSectionProps) {
  const { lab, locale, engine, backbone, photo, onPhoto } = props;
  const t = seeingMessages[locale];
  const first = useMemo(() => photosToPick(lab), [lab]);
  const picks = photo && !first.some(({ path }) => path === photo.path) ? [photo, ...first] : first;
  const nameOf = (id: string) => lab.classes.find((each) => each.id === id)?.name[locale] ?? id;
  // Of the twin itself nothing else would stand beside it.
  const wanted = isRandomTwin(backbone) ? shippedBackbone : backbone;
  const info = engine.state.status === "ready" ? engine.state.backbones.find(({ id }) => id === wanted) : undefined;
  const image = photo && imageOfPhoto(lab, photo);
  return (
    <section className="sec" id="seeing" aria-labelledby="seeing-title">
      <header>
        <h2 id="seeing-title">{t.title}</h2>
        <p>{t.lead}</p>
      </header>
      <div className="seeing">
        <ul className="seeing-picks" aria-label={t.pick}>
          {picks.map((each) => (
            <li key={each.path}>
              <button
                type="button"
                aria-pressed={each.path === photo?.path}
                aria-label={t.pickPhoto(nameOf(each.class), each.split === "test")}
                onClick={() => onPhoto(each)}
              >
                <img src={each.url} alt="" width="80" height="80" loading="lazy" decoding="async" />
              </button>
              <small aria-hidden="true">{nameOf(each.class)}</small>
            </li>
          ))}
        </ul>
        {!photo ? (
          <EmptyState>{t.empty}</EmptyState>
        ) : !image ? (
          <Note kind="notice">{t.gone}</Note>
        ) : info ? (
          <LayerWalk locale={locale} client={engine.client} backbone={info} photo={photo} image={image} />
        ) : (
          <p className="help" role="status">
            {t.engineStarting}
          </p>
        )}
      </div>
    </section>
  );
});
