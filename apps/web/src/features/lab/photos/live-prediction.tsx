"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { decodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { Bars } from "@thaw/ui/bars";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { fromBase64 } from "../run/base64.ts";
import type { RunRecord } from "../run/build-record.ts";
import { thawedBackbone } from "../thaw/thawed-backbone.ts";
import { captureFrame, seenSide } from "./capture-frame.ts";
import { ownPhotoMessages } from "./own-photo-messages.ts";

interface LivePredictionProps {
  locale: Locale;
  video: RefObject<HTMLVideoElement | null>;
  client: () => LabClient | null;
  trained: RunRecord;
}

/** After a failure the engine is given this long before it is asked again. */
const restMs = 1000;
/** Bars are drawn this often; predictions may come faster. */
const drawMs = 200;

/** What the head says of what the camera sees, as fast as the engine goes: a frame goes in when the last one is out. */
export function LivePrediction({ locale, video, client, trained }: LivePredictionProps) {
  const t = ownPhotoMessages[locale];
  const [shown, setShown] = useState<{ probabilities: number[]; perSecond: number } | null>(null);
  const file = useMemo(() => fromBase64(trained.head), [trained.head]);
  const head = useMemo(() => decodeHead(file).head, [file]);
  const { backbone } = trained;
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const canvas = new OffscreenCanvas(1, 1);
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    let count = 0;
    let since = performance.now();
    const predictOne = async () => {
      const lab = client();
      const frame = video.current && (await captureFrame(video.current, canvas, seenSide));
      if (!lab || !frame) return wait(drawMs);
      const network = await thawedBackbone(lab, backbone, file);
      const { features } = await lab.extractFeatures({
        backbone: network,
        images: [await frame.arrayBuffer()],
        signal,
      });
      const { probabilities } = await lab.predict({ head, features });
      count += 1;
      const passed = performance.now() - since;
      if (passed < drawMs || signal.aborted) return;
      setShown({ probabilities: [...probabilities], perSecond: (count * 1000) / passed });
      count = 0;
      since = performance.now();
    };
    (async () => {
      while (!signal.aborted) {
        try {
          await predictOne();
        } catch {
          if (signal.aborted) return;
          // The engine is busy elsewhere or was lost: what was last said must not stand as if it were now.
          setShown(null);
          await wait(restMs);
          count = 0;
          since = performance.now();
        }
      }
    })();
    return () => abort.abort();
  }, [video, client, file, head, backbone]);
  if (!shown) return null;
  const names = trained.evaluation.heldOut.own ?? [];
  const top = shown.probabilities.indexOf(Math.max(...shown.probabilities));
  return (
    <section aria-label={t.prediction}>
      <p className="tnum">
        {t.prediction}　
        {t.perSecond(new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(shown.perSecond))}
      </p>
      <Bars
        locale={locale}
        bars={names.map(({ name }, at) => ({
          label: name,
          value: shown.probabilities[at] ?? 0,
          ...(at === top ? { kind: "predicted" as const } : {}),
        }))}
      />
    </section>
  );
}
