"use client";
import type { HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabView } from "@thaw/contracts/lab";
import { EmptyState } from "@thaw/ui/empty-state";
import { Segmented } from "@thaw/ui/segmented";
import { memo, useCallback, useMemo } from "react";
import type { ShownResults, ShownSide } from "../hooks/use-shown-results.ts";
import { sessionFeatures } from "../hooks/use-training-run.ts";
import { type LabMessages, labMessages } from "../messages.ts";
import { backboneName, isAdded, randomTwin } from "../run/backbone-name.ts";
import { formatCount } from "../run/format.ts";
import { nearestPhotos } from "../run/nearest-photos.ts";
import type { RunPhase } from "../run/run-state.ts";
import type { PhotoSelection } from "../run/select-photos.ts";
import { Later } from "./later.tsx";
import { LookPanel } from "./look-panel.tsx";
import { VersusPanel } from "./versus-panel.tsx";

interface LookSectionProps {
  lab: LabView;
  locale: Locale;
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
  const { lab, locale, selection, shown, heldOut, viewed, onView, controlPhase } = props;
  const t = labMessages[locale];
  const backbone = heldOut === shown.random ? randomTwin : shown.backbone;
  const mainName = isAdded(shown.backbone) ? backboneName(shown.backbone, locale) : t.pretrained;
  const photoOf = useMemo(() => new Map(lab.photos.map((photo) => [photo.path, photo])), [lab]);
  const names = useMemo(() => lab.classes.map(({ name }) => name[locale]), [lab, locale]);
  const nameOf = useMemo(() => new Map(lab.classes.map(({ id, name }) => [id, name[locale]])), [lab, locale]);
  const trainPhotos = useMemo(() => selection.train.map(({ photo }) => photo), [selection]);
  const urlOf = useCallback((path: string) => photoOf.get(path)?.url ?? "", [photoOf]);
  const nearOf = useCallback(
    (path: string) => {
      const photo = photoOf.get(path);
      if (!photo) return [];
      return nearestPhotos(sessionFeatures, backbone, photo, trainPhotos, nearCount).map((near) => ({
        url: near.photo.url,
        name: nameOf.get(near.photo.class) ?? near.photo.class,
        similarity: near.similarity,
      }));
    },
    [photoOf, backbone, trainPhotos, nameOf],
  );
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
            <LookPanel key={viewed} locale={locale} heldOut={heldOut} names={names} urlOf={urlOf} nearOf={nearOf} />
          </Later>
        </>
      ) : (
        <div className="blank">
          <EmptyState>{t.lookEmpty}</EmptyState>
        </div>
      )}
    </section>
  );
});
