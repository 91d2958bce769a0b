"use client";
import type { HeldOut, PhotoPrediction } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Bars } from "@thaw/ui/bars";
import { Button } from "@thaw/ui/button";
import { ConfusionMatrix, type MatrixCell } from "@thaw/ui/confusion-matrix";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { labMessages } from "../messages.ts";
import { formatPercent } from "../run/format.ts";
import { firstCellOf, photosOfCell } from "../run/photos-of-cell.ts";
import { EvidencePhoto, type Overlay, useEvidence } from "../seeing/evidence-photo.tsx";
import { type NearRow, NeighbourRows } from "../seeing/neighbour-rows.tsx";
import { seeingMessages } from "../seeing/seeing-messages.ts";
import type { Seer } from "../seeing/seer.ts";
import { EvaluationDetails } from "./evaluation-details.tsx";
import { Later } from "./later.tsx";
import { scoreDetail, scoreOfHeldOut } from "./versus-panel.tsx";

/** What looks closer at a photo, where the model is at hand. */
export interface Looking {
  seer: Seer;
  /** The training photos nearest to one. */
  nearOf: (path: string) => NearRow[];
  /** Opens a photo by itself. */
  onOpen: (path: string) => void;
}

interface LookPanelProps {
  locale: Locale;
  heldOut: HeldOut;
  /** Names of the classes, in the order of the head's rows. */
  names: readonly string[];
  urlOf: (path: string) => string;
  looking?: Looking | undefined;
}

/** The confusion matrix, and the photos of the cell that one opens with what the head said of each. */
export const LookPanel = memo(function LookPanel({ locale, heldOut, names, urlOf, looking }: LookPanelProps) {
  const t = labMessages[locale];
  const [chosen, setChosen] = useState<MatrixCell | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const cell = chosen ?? firstCellOf(heldOut.confusion);
  const photos = useMemo(() => (cell ? photosOfCell(heldOut.photos, cell) : []), [heldOut, cell]);
  const shown = photos.find((photo) => photo.path === path) ?? photos[0];
  const st = seeingMessages[locale];
  const [overlay, setOverlay] = useState<Overlay>("off");
  const near = useMemo(() => (shown && looking ? looking.nearOf(shown.path) : []), [shown, looking]);
  const seer = looking?.seer ?? null;
  const photo = shown && seer?.photoOf(shown.path);
  const evidence = useEvidence(seer, photo, overlay !== "off");
  const score = scoreOfHeldOut(heldOut);
  const truthName = names[cell?.truth ?? 0] ?? "";
  const saidName = names[cell?.predicted ?? 0] ?? "";
  const isRight = cell?.truth === cell?.predicted;
  const ofTruth = (heldOut.confusion[cell?.truth ?? 0] ?? []).reduce((sum, count) => sum + count, 0);
  const noteOf = (index: number) =>
    index === shown?.truth && index === shown.predicted
      ? ({ kind: "correct", note: t.correctMark } as const)
      : index === shown?.truth
        ? ({ kind: "truth", note: t.truth } as const)
        : index === shown?.predicted
          ? ({ kind: "predicted", note: t.said } as const)
          : {};
  const look = useRef<HTMLDivElement>(null);
  const open = useCallback((photo: PhotoPrediction) => {
    setChosen({ truth: photo.truth, predicted: photo.predicted });
    setPath(photo.path);
    look.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <>
      <div className="look" ref={look}>
        <div>
          <p className="score tnum">
            <b>{formatPercent(score.accuracy, locale)} %</b>
            <span>{scoreDetail(score, locale)}</span>
          </p>
          <ConfusionMatrix
            classes={names}
            counts={heldOut.confusion}
            label={`${t.confusion}. ${t.rowsColumns}`}
            cellLabel={t.cellLabel}
            selected={cell}
            onSelect={(next) => {
              setChosen(next);
              setPath(null);
            }}
          />
          <div className="cap">
            <span>{t.rowsColumns}</span>
          </div>
        </div>
        <div className="opened" aria-live="polite">
          <header>
            <h3>{isRight ? t.openedRight(truthName) : t.openedWrong(truthName, saidName)}</h3>
            <p className="tnum">{t.openedCount(photos.length, ofTruth)}</p>
          </header>
          {shown && (
            <div className="inspect">
              <ul className="picks">
                {photos.map((photo, at) => (
                  <li key={photo.path}>
                    <button
                      type="button"
                      aria-pressed={photo.path === shown.path}
                      aria-label={t.photoNumber(truthName, at + 1)}
                      onClick={() => setPath(photo.path)}
                    >
                      <img src={urlOf(photo.path)} alt="" width="112" height="112" loading="lazy" decoding="async" />
                    </button>
                    <small className="tnum">{Math.round((photo.probabilities[photo.predicted] ?? 0) * 100)} %</small>
                  </li>
                ))}
              </ul>
              <div className="seen-left">
                <EvidencePhoto
                  locale={locale}
                  seer={seer}
                  photo={photo}
                  evidence={evidence}
                  url={urlOf(shown.path)}
                  names={names}
                  truth={shown.truth}
                  said={shown.predicted}
                  overlay={overlay}
                  onOverlay={setOverlay}
                />
                {looking && (
                  <Button icon="search" onClick={() => looking.onOpen(shown.path)}>
                    {st.enlarge}
                  </Button>
                )}
              </div>
              <Bars
                className="tnum"
                locale={locale}
                bars={names.map((name, index) => ({
                  label: name,
                  value: shown.probabilities[index] ?? 0,
                  ...noteOf(index),
                }))}
              />
              {near.length > 0 && looking && (
                <NeighbourRows locale={locale} rows={near} own={truthName} onOpen={looking.onOpen} />
              )}
            </div>
          )}
        </div>
      </div>
      <Later>
        <EvaluationDetails locale={locale} heldOut={heldOut} names={names} urlOf={urlOf} onOpen={open} />
      </Later>
    </>
  );
});
