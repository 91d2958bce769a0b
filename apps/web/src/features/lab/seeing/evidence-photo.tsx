"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { ClassActivation } from "@thaw/tl-engine/look/look-types";
import { Segmented } from "@thaw/ui/segmented";
import { useEffect, useRef } from "react";
import { thawedBackbone } from "../thaw/thawed-backbone.ts";
import { highestThird, paintOver, toBytes } from "./heat-colours.ts";
import { seeingMessages } from "./seeing-messages.ts";
import type { Seer } from "./seer.ts";
import { type Asked, useAsked } from "./use-asked.ts";
import { useHeatColours } from "./use-heat-colours.ts";

/** Whose evidence is laid over the photo. */
export type Overlay = "off" | "said" | "truth";

interface EvidencePhotoProps {
  locale: Locale;
  /** Null where no model is at hand: the photo alone. */
  seer: Seer | null;
  photo: LabPhoto | undefined;
  /** What `useEvidence` answered. */
  evidence: Asked<ClassActivation>;
  url: string;
  names: readonly string[];
  truth: number;
  said: number;
  overlay: Overlay;
  onOverlay: (overlay: Overlay) => void;
}

/** Where the evidence lies in a photo: asked anew when the photo or the head is another. */
export function useEvidence(seer: Seer | null, photo: LabPhoto | undefined, wanted: boolean): Asked<ClassActivation> {
  const image = seer && photo ? seer.imageOf(photo) : null;
  const key = wanted && seer && photo && image ? `${seer.trained.name} ${photo.sha256}` : null;
  return useAsked(key, async (signal) => {
    const client = seer?.client();
    if (!seer || !photo || !image || !client) throw new Error("nothing to look with");
    const { head, file } = seer.trained;
    const backbone = await thawedBackbone(client, seer.trained.backbone, file);
    return client.attend({ backbone, head, photo: { key: photo.sha256, image } }, signal);
  });
}

/** A photo, with the evidence for what was said or for what is true laid over it. */
export function EvidencePhoto(props: EvidencePhotoProps) {
  const { locale, seer, photo, evidence, url, names, truth, said, overlay, onOverlay } = props;
  const t = seeingMessages[locale];
  const shown = overlay === "truth" ? truth : said;
  const nameOf = (index: number) => names[index] ?? "";
  const canLook = seer !== null && photo !== undefined && seer.imageOf(photo) !== null;
  return (
    <div className="evidence">
      <div className="photo" aria-busy={evidence.status === "waiting"}>
        <img src={url} alt={nameOf(truth)} width="320" height="320" />
        {overlay !== "off" && evidence.value && (
          <EvidenceCanvas
            activation={evidence.value}
            shown={shown}
            beside={overlay === "truth" ? said : truth}
            name={nameOf(shown)}
            locale={locale}
          />
        )}
      </div>
      {canLook && (
        <>
          <Segmented
            label={t.evidence}
            value={overlay === "truth" && truth === said ? "said" : overlay}
            onChange={onOverlay}
            options={[
              { value: "off", label: t.off },
              { value: "said", label: truth === said ? t.forBoth(nameOf(said)) : t.forSaid(nameOf(said)) },
              ...(truth === said ? [] : [{ value: "truth" as const, label: t.forTruth(nameOf(truth)) }]),
            ]}
          />
          {overlay !== "off" && (
            <p className="help" role={evidence.status === "failed" ? "alert" : undefined}>
              {evidence.status === "failed" ? t.evidenceFailed : t.evidenceHelp}
            </p>
          )}
        </>
      )}
    </div>
  );
}

interface EvidenceCanvasProps {
  activation: ClassActivation;
  shown: number;
  /** The other class that can be chosen. */
  beside: number;
  name: string;
  locale: Locale;
}

function EvidenceCanvas({ activation, shown, beside, name, locale }: EvidenceCanvasProps) {
  const t = seeingMessages[locale];
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const colours = useHeatColours(frame);
  const { size, maps, picture } = activation;
  const map = maps.subarray(shown * size * size, (shown + 1) * size * size);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !colours) return;
    const mapOf = (index: number) => maps.subarray(index * size * size, (index + 1) * size * size);
    // One scale for both choices, so that the weaker evidence looks it.
    const largest = (index: number) => mapOf(index).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = Math.max(largest(shown), largest(beside));
    paintOver(context, picture, { values: toBytes(mapOf(shown), scale), size, colours });
  }, [maps, size, picture, shown, beside, colours]);
  const { column, row } = highestThird(map, size);
  return (
    <div ref={frame} className="evidence-over">
      <canvas
        ref={canvas}
        width={picture.size}
        height={picture.size}
        role="img"
        aria-label={t.evidenceLabel(name, t.places[row]?.[column] ?? "")}
      />
    </div>
  );
}
