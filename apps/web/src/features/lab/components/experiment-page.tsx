"use client";
import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { decodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { Button } from "@thaw/ui/button";
import { Mark } from "@thaw/ui/mark";
import { Note } from "@thaw/ui/note";
import { useMemo, useState } from "react";
import { useLocalTime } from "#features/dashboards/components/local-time.tsx";
import { experimentMessages } from "../experiment-messages.ts";
import { ExportPanel } from "../exports/export-panel.tsx";
import { layersMessages } from "../messages/layers-messages.ts";
import { repeatMessages } from "../messages/repeat-messages.ts";
import { missingPhoto } from "../photos/missing-photo.ts";
import { useOwnPhotoUrls } from "../photos/use-own-photo-urls.ts";
import { isRandomTwin } from "../run/backbone-name.ts";
import { fromBase64 } from "../run/base64.ts";
import { formatCount, formatDuration } from "../run/format.ts";
import { keptLayers } from "../run/head-layers.ts";
import { parameterCountOf } from "../run/option-rows.ts";
import { saveFile } from "../run/save-file.ts";
import { settingRows } from "../run/setting-rows.ts";
import { DeleteExperimentDialog } from "./delete-experiment-dialog.tsx";
import { ExperimentCurves } from "./experiment-curves.tsx";
import { ExperimentFingerprints } from "./experiment-fingerprints.tsx";
import { ExperimentLayers } from "./experiment-layers.tsx";
import { ExperimentNoteDialog } from "./experiment-note-dialog.tsx";
import { LookPanel } from "./look-panel.tsx";
import { SnapshotDialog } from "./snapshot-dialog.tsx";

export interface ExperimentPageProps {
  locale: Locale;
  experiment: ExperimentView;
  /** Names of the classes, in the order of the head's rows. */
  names: readonly string[];
  urls: Readonly<Record<string, string>>;
  /** The hash of the photos as they are now; null where the course has none. */
  dataSha256: string | null;
  twin: { id: string; number: number } | null;
  /** Other runs whose head has the very same weights. */
  sameHead: readonly { id: string; number: number }[];
}

const backendNames = { webgpu: "WebGPU", webgl: "WebGL", wasm: "WASM" } as const;

/** One experiment, whole: what was set, how it went, how it did, and the weights that it left. */
export function ExperimentPage({ locale, experiment, names, urls, dataSha256, twin, sameHead }: ExperimentPageProps) {
  const t = experimentMessages[locale];
  const { id, number, settings, backbone, curves } = experiment;
  const own = useOwnPhotoUrls(experiment.evaluation.heldOut);
  const trainedAt = useLocalTime(experiment.createdAt, "whole");
  const [note, setNote] = useState(experiment.note);
  const [open, setOpen] = useState<"note" | "delete" | "snapshot" | null>(null);
  const [snapshots, setSnapshots] = useState<readonly SnapshotView[]>([]);
  const [first, second] = snapshots;
  const bytes = useMemo(() => fromBase64(experiment.head), [experiment.head]);
  const { head } = useMemo(() => decodeHead(bytes), [bytes]);
  const layers = useMemo(() => keptLayers(bytes), [bytes]);
  const labHref = `/${locale}/labs/${experiment.labId}`;
  const rows: [string, string][] = [
    ...settingRows(experiment, locale),
    [t.backend, backendNames[settings.backend]],
    [t.featureTime, settings.extractMs === 0 ? t.cached : formatDuration(settings.extractMs, locale)],
    [t.trainTime, formatDuration(settings.trainMs, locale)],
  ];
  return (
    <>
      <div className="top">
        <div>
          <p className="kicker">
            <time dateTime={experiment.createdAt}>{t.when(trainedAt)}</time>
          </p>
          <h1>{t.title(number)}</h1>
        </div>
        <div className="facts">
          <Button icon="left" variant="quiet" href={labHref}>
            {t.back}
          </Button>
          <Button icon="play" href={`${labHref}?again=${id}`} title={repeatMessages[locale].againHelp}>
            {repeatMessages[locale].again}
          </Button>
          <Button
            icon="download"
            onClick={() => saveFile(bytes, `thaw-head-${number}.safetensors`, "application/octet-stream")}
          >
            {t.download}
          </Button>
          <Button variant="warm" icon="save" onClick={() => setOpen("snapshot")}>
            {t.takeSnapshot}
          </Button>
        </div>
      </div>
      {first && (
        <Note
          kind="success"
          live="polite"
          action={
            <Button
              href={
                second
                  ? `/${locale}/snapshots/compare?a=${first.id}&b=${second.id}`
                  : `/${locale}/snapshots/${first.id}`
              }
            >
              {second ? layersMessages[locale].compare : t.openSnapshot}
            </Button>
          }
        >
          {second ? layersMessages[locale].bothKept : t.snapshotKept}
        </Note>
      )}
      <div className="experiment-note">
        <p>{note || <span className="dim">{t.noNote}</span>}</p>
        <Button variant="quiet" icon="pencil" onClick={() => setOpen("note")}>
          {t.editNote}
        </Button>
        <Button variant="quiet" icon="trash" onClick={() => setOpen("delete")}>
          {t.delete}
        </Button>
      </div>

      <section className="sec" aria-labelledby="settings-title">
        <header>
          <h2 id="settings-title">{t.settings}</h2>
          {twin && (
            <p>
              <a href={`/${locale}/experiments/${twin.id}`}>
                {isRandomTwin(backbone) ? t.controlOf(twin.number) : t.itsControl(twin.number)}
              </a>
            </p>
          )}
        </header>
        <div className="experiment-facts">
          <dl className="facts-list tnum">
            {rows.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <ExperimentCurves locale={locale} curves={curves} />
        </div>
      </section>

      <section className="sec" aria-labelledby="evaluation-title">
        <header>
          <h2 id="evaluation-title">{t.evaluation}</h2>
          <p>{t.measured}</p>
        </header>
        <LookPanel
          locale={locale}
          heldOut={experiment.evaluation.heldOut}
          names={names}
          urlOf={(path) => urls[path] ?? own.urls[path] ?? missingPhoto}
        />
      </section>

      <section className="sec" aria-labelledby="head-title">
        <header>
          <h2 id="head-title">{t.head}</h2>
          <p>{t.headLead(head.classCount, head.hidden?.units ?? head.width)}</p>
          <span className="push">
            <Mark state="thawed">{formatCount(parameterCountOf(head), locale)}</Mark>
          </span>
        </header>
        <ExperimentLayers locale={locale} layers={layers} names={names} />
      </section>

      <ExportPanel
        locale={locale}
        experiment={experiment}
        names={names}
        width={head.width}
        sources={{ ...urls, ...own.blobs }}
      />

      <ExperimentFingerprints locale={locale} experiment={experiment} dataSha256={dataSha256} sameHead={sameHead} />

      {open === "note" && (
        <ExperimentNoteDialog
          locale={locale}
          experiment={{ id, number, note }}
          onClose={() => setOpen(null)}
          onChanged={(changed) => {
            setNote(changed.note);
            setOpen(null);
          }}
        />
      )}
      {open === "delete" && (
        <DeleteExperimentDialog
          locale={locale}
          experiment={{ id, number }}
          onClose={() => setOpen(null)}
          onDeleted={() => window.location.assign(`${labHref}#compare`)}
        />
      )}
      {open === "snapshot" && (
        <SnapshotDialog
          locale={locale}
          experiment={experiment}
          layers={layers}
          onClose={() => setOpen(null)}
          onKept={(kept) => {
            setSnapshots(kept);
            setOpen(null);
          }}
        />
      )}
    </>
  );
}
