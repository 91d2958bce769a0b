"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Bars } from "@thaw/ui/bars";
import { Button } from "@thaw/ui/button";
import { Chip } from "@thaw/ui/chip";
import { Dialog } from "@thaw/ui/dialog";
import { SkeletonText } from "@thaw/ui/skeleton";
import { useState } from "react";
import { labMessages } from "../messages.ts";
import { EvidencePhoto, type Overlay, useEvidence } from "./evidence-photo.tsx";
import { type NearRow, NeighbourRows } from "./neighbour-rows.tsx";
import { seeingMessages } from "./seeing-messages.ts";
import type { Seer } from "./seer.ts";

interface PhotoDialogProps {
  locale: Locale;
  seer: Seer;
  path: string;
  names: readonly string[];
  /** The row of the head that should win. */
  truthOf: (path: string) => number;
  nearOf: (path: string) => NearRow[];
  onOpen: (path: string) => void;
  onWalk: (path: string) => void;
  onClose: () => void;
}

const shareOf = (logits: Float32Array): number[] => {
  const most = logits.reduce((max, logit) => Math.max(max, logit), -Infinity);
  const weights = Array.from(logits, (logit) => Math.exp(logit - most));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
};

/** One photo, large: what the head says of it, where it sees that, and which photos are near. */
export function PhotoDialog(props: PhotoDialogProps) {
  const { locale, seer, path, names, truthOf, nearOf, onOpen, onWalk, onClose } = props;
  const t = seeingMessages[locale];
  const lt = labMessages[locale];
  const [overlay, setOverlay] = useState<Overlay>("said");
  const photo = seer.photoOf(path);
  const evidence = useEvidence(seer, photo, true);
  const truth = truthOf(path);
  const shares = evidence.value && shareOf(evidence.value.logits);
  const said = shares ? shares.indexOf(Math.max(...shares)) : truth;
  const nameOf = (index: number) => names[index] ?? "";
  const title = shares && said !== truth ? t.taken(nameOf(truth), nameOf(said)) : t.photoOf(nameOf(truth));
  const noteOf = (index: number) =>
    index === truth && index === said
      ? ({ kind: "correct", note: lt.correctMark } as const)
      : index === truth
        ? ({ kind: "truth", note: lt.truth } as const)
        : index === said
          ? ({ kind: "predicted", note: lt.said } as const)
          : {};
  return (
    <Dialog open wide onClose={onClose} title={title} closeLabel={t.close} className="seen-dialog">
      <div className="seen-left">
        <EvidencePhoto
          locale={locale}
          seer={seer}
          photo={photo}
          evidence={evidence}
          url={photo?.url ?? ""}
          names={names}
          truth={truth}
          said={said}
          overlay={shares ? overlay : "off"}
          onOverlay={setOverlay}
        />
        <div className="seen-actions">
          <Chip>{photo?.split === "test" ? t.heldOutPhoto : t.trainPhoto}</Chip>
          <Button icon="layers" onClick={() => onWalk(path)}>
            {t.walk}
          </Button>
        </div>
      </div>
      <div className="seen-right">
        <section aria-label={t.probabilities} aria-busy={evidence.status === "waiting"}>
          <h4>{t.probabilities}</h4>
          {shares ? (
            <Bars
              className="tnum"
              locale={locale}
              bars={names.map((name, index) => ({ label: name, value: shares[index] ?? 0, ...noteOf(index) }))}
            />
          ) : evidence.status === "failed" ? (
            <p className="help" role="alert">
              {t.evidenceFailed}
            </p>
          ) : (
            <SkeletonText lines={names.length} label={t.evidenceWaiting} />
          )}
        </section>
        <NeighbourRows locale={locale} rows={nearOf(path)} own={nameOf(truth)} onOpen={onOpen} />
      </div>
    </Dialog>
  );
}
