"use client";
import type { HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { EmptyState } from "@thaw/ui/empty-state";
import { Segmented } from "@thaw/ui/segmented";
import { memo, useCallback, useMemo, useState } from "react";
import type { ShownResults, ShownSide } from "../hooks/use-shown-results.ts";
import { type LabMessages, labMessages } from "../messages.ts";
import type { LabData } from "../photos/lab-data.ts";
import { backboneName, isAdded, isRandomTwin, randomTwin } from "../run/backbone-name.ts";
import { formatCount } from "../run/format.ts";
import { nearestPhotos } from "../run/nearest-photos.ts";
import type { RunPhase } from "../run/run-state.ts";
import type { PhotoSelection } from "../run/select-photos.ts";
import { sessionFeatures } from "../run/session-features.ts";
import { MapPanel } from "../seeing/map-panel.tsx";
import type { NearRow } from "../seeing/neighbour-rows.tsx";
import { PhotoDialog } from "../seeing/photo-dialog.tsx";
import { imageOfPhoto, type Seer } from "../seeing/seer.ts";
import { useMissingFeatures } from "../seeing/use-missing-features.ts";
import { featureName, useTrained } from "../seeing/use-trained.ts";
import { Later } from "./later.tsx";
import { type Looking, LookPanel } from "./look-panel.tsx";
import { VersusPanel } from "./versus-panel.tsx";

interface LookSectionProps {
  lab: LabData;
  locale: Locale;
  client: () => LabClient | null;
  /** Of the map that only a seed makes the same again. */
  seed: number;
  onWalk: (photo: LabPhoto) => void;
  selection: PhotoSelection;
  shown: ShownResults;
  /** The one of them that is opened. */
  heldOut: HeldOut | null;
  viewed: ShownSide;
  onView: (side: ShownSide) => void;
  controlPhase: RunPhase | undefined;
}

const nearCount = 4;

const waitingText = (phase: RunPhase | undefined, t: LabMessages) => {
  if (phase === "failed") return t.controlFailed;
  return phase === "cancelled" || phase === undefined ? t.controlSkipped : t.controlRunning;
};

/** What was learned: the scores, and the held-out photos by what the head took them for. */
export const LookSection = memo(function LookSection(props: LookSectionProps) {
  const { lab, locale, client, seed, onWalk, selection, shown, heldOut, viewed, onView, controlPhase } = props;
  const t = labMessages[locale];
  const backbone = heldOut === shown.random ? randomTwin : shown.backbone;
  const mainName = isAdded(shown.backbone) ? backboneName(shown.backbone, locale) : t.pretrained;
  const photoOf = useMemo(() => new Map(lab.photos.map((photo) => [photo.path, photo])), [lab]);
  const names = useMemo(() => lab.classes.map(({ name }) => name[locale]), [lab, locale]);
  const nameOf = useMemo(() => new Map(lab.classes.map(({ id, name }) => [id, name[locale]])), [lab, locale]);
  const trainPhotos = useMemo(() => selection.train.map(({ photo }) => photo), [selection]);
  const urlOf = useCallback((path: string) => photoOf.get(path)?.url ?? "", [photoOf]);
  const [opened, setOpened] = useState<string | null>(null);
  const trainedOwn = useTrained(shown.heads.pretrained, shown.backbone);
  const trainedRandom = useTrained(shown.heads.random, randomTwin);
  const trained = heldOut === shown.random ? trainedRandom : trainedOwn;
  const seer = useMemo<Seer | null>(
    () =>
      trained && {
        client,
        trained,
        photoOf: (path) => photoOf.get(path),
        imageOf: (photo) => imageOfPhoto(lab, photo),
      },
    [client, trained, photoOf, lab],
  );
  // What the head trained on and was scored by; of another set's photos none are in this one.
  const mapped = useMemo(() => {
    const trained = [...selection.train, ...selection.validation].map(({ photo }) => photo.path);
    const held = heldOut?.photos.map(({ path }) => path) ?? [];
    return [...trained, ...held].flatMap((path) => {
      const photo = photoOf.get(path);
      return photo && imageOfPhoto(lab, photo) !== null ? [photo] : [];
    });
  }, [selection, heldOut, photoOf, lab]);
  const missing = useMissingFeatures({ client, cache: sessionFeatures, lab, trained, photos: mapped });
  // Features come with the results, and when they are asked for.
  const nearOf = useCallback(
    (path: string): NearRow[] => {
      const photo = photoOf.get(path);
      if (!photo) return [];
      const spaces = [
        { id: shown.backbone, name: trainedOwn ? featureName(trainedOwn) : shown.backbone },
        { id: randomTwin, name: trainedRandom ? featureName(trainedRandom) : randomTwin },
      ];
      return spaces.map(({ id, name }) => ({
        backbone: backboneName(id, locale),
        isRandom: isRandomTwin(id),
        photos: nearestPhotos(sessionFeatures, name, photo, trainPhotos, nearCount).map((near) => ({
          path: near.photo.path,
          url: near.photo.url,
          name: nameOf.get(near.photo.class) ?? near.photo.class,
          similarity: near.similarity,
        })),
      }));
    },
    [photoOf, shown, trainedOwn, trainedRandom, trainPhotos, nameOf, locale, missing.count],
  );
  const looking = useMemo<Looking | undefined>(
    () => (seer ? { seer, nearOf, onOpen: setOpened } : undefined),
    [seer, nearOf],
  );
  const labelOf = useMemo(() => new Map(lab.classes.map(({ id }, label) => [id, label])), [lab]);
  const truthOf = useCallback((path: string) => labelOf.get(photoOf.get(path)?.class ?? "") ?? 0, [labelOf, photoOf]);
  const points = useMemo(
    () =>
      mapped.map(({ path, sha256, split }) => ({ path, sha256, truth: truthOf(path), isHeldOut: split === "test" })),
    [mapped, truthOf],
  );
  const nearestOf = useCallback(
    (path: string) => nearOf(path).find(({ isRandom }) => isRandom === isRandomTwin(backbone))?.photos[0],
    [nearOf, backbone],
  );
  const walk = (path: string) => {
    const photo = photoOf.get(path);
    setOpened(null);
    if (photo) onWalk(photo);
  };
  return (
    <section className="sec" id="look" aria-labelledby="look-title">
      <header>
        <h2 id="look-title">{t.lookTitle}</h2>
        {heldOut && <p>{t.lookLead(formatCount(heldOut.total, locale))}</p>}
        {shown.pretrained && shown.random && (
          <span className="push">
            <Segmented
              label={t.whichRun}
              value={viewed}
              onChange={onView}
              options={[
                { value: "pretrained", label: mainName },
                { value: "random", label: t.random },
              ]}
            />
          </span>
        )}
      </header>
      {heldOut ? (
        <>
          <VersusPanel
            locale={locale}
            pretrained={shown.pretrained}
            backbone={shown.backbone}
            random={shown.random}
            waiting={waitingText(controlPhase, t)}
          />
          <Later>
            <LookPanel key={viewed} locale={locale} heldOut={heldOut} names={names} urlOf={urlOf} looking={looking} />
          </Later>
          {trained && (
            <Later passes={3}>
              <MapPanel
                locale={locale}
                photos={points}
                names={names}
                trained={trained}
                seed={seed}
                features={sessionFeatures}
                missing={missing}
                urlOf={urlOf}
                nearestOf={nearestOf}
                onOpen={setOpened}
              />
            </Later>
          )}
          {seer && opened && (
            <PhotoDialog
              locale={locale}
              seer={seer}
              path={opened}
              names={names}
              truthOf={truthOf}
              nearOf={nearOf}
              onOpen={setOpened}
              onWalk={walk}
              onClose={() => setOpened(null)}
            />
          )}
        </>
      ) : (
        <div className="blank">
          <EmptyState>{t.lookEmpty}</EmptyState>
        </div>
      )}
    </section>
  );
});
