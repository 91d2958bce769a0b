"use client";
import type { HeldOut, PhotoPrediction } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { memo, useMemo } from "react";
import { evaluationMessages } from "../messages/evaluation-messages.ts";
import { confidenceOf, surestMistakes } from "../run/evaluation-figures.ts";
import { CalibrationTable } from "./calibration-table.tsx";
import { ClassScoresTable } from "./class-scores-table.tsx";

interface EvaluationDetailsProps {
  locale: Locale;
  heldOut: HeldOut;
  /** Names of the classes, in the order of the head's rows. */
  names: readonly string[];
  urlOf: (path: string) => string;
  onOpen: (photo: PhotoPrediction) => void;
}

const mistakesShown = 8;

/** Beyond accuracy: each class's figures, whether the confidence is earned, and where it was surest and wrong. */
export const EvaluationDetails = memo(function EvaluationDetails(props: EvaluationDetailsProps) {
  const { locale, heldOut, names, urlOf, onOpen } = props;
  const t = evaluationMessages[locale];
  const mistakes = useMemo(() => surestMistakes(heldOut.photos, mistakesShown), [heldOut]);
  return (
    <section className="evaluation-details" aria-label={t.details}>
      <section aria-label={t.perClass}>
        <h3>{t.perClass}</h3>
        <ClassScoresTable locale={locale} heldOut={heldOut} names={names} />
        <p className="help">{t.perClassHelp}</p>
      </section>
      <section aria-label={t.calibration}>
        <h3>{t.calibration}</h3>
        <CalibrationTable locale={locale} heldOut={heldOut} />
        <p className="help">{t.calibrationHelp}</p>
      </section>
      <section aria-label={t.mistakes} className="mistakes">
        <h3>{t.mistakes}</h3>
        <p className="help">{mistakes.length > 0 ? t.mistakesHelp : t.noMistakes}</p>
        <ul>
          {mistakes.map((photo) => {
            const truth = names[photo.truth] ?? "";
            const said = names[photo.predicted] ?? "";
            const percent = Math.round(confidenceOf(photo) * 100);
            return (
              <li key={photo.path}>
                <button type="button" onClick={() => onOpen(photo)}>
                  <img src={urlOf(photo.path)} alt="" width="112" height="112" loading="lazy" decoding="async" />
                  <span className="tnum">{t.taken(said, percent)}</span>
                  <small>{t.truly(truth)}</small>
                  <span className="sr">{t.openAbove}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </section>
    </section>
  );
});
