"use client";
import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotView } from "@thaw/contracts/snapshot";
import { decodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { Button } from "@thaw/ui/button";
import { LineChart } from "@thaw/ui/line-chart";
import { Mark } from "@thaw/ui/mark";
import { Note } from "@thaw/ui/note";
import { useMemo, useState } from "react";
import { useLocalTime } from "#features/dashboards/components/local-time.tsx";
import { TensorView } from "#features/snapshots/components/tensor-view.tsx";
import { experimentMessages } from "../experiment-messages.ts";
import { ExportPanel } from "../exports/export-panel.tsx";
import { missingPhoto } from "../photos/missing-photo.ts";
import { useOwnPhotoUrls } from "../photos/use-own-photo-urls.ts";
import { backboneName, isAdded, isRandomTwin } from "../run/backbone-name.ts";
import { fromBase64 } from "../run/base64.ts";
import { formatCount, formatDuration, formatRate } from "../run/format.ts";
import { optimizerText, optionRows, parameterCountOf } from "../run/option-rows.ts";
import { saveFile } from "../run/save-file.ts";
import { DeleteExperimentDialog } from "./delete-experiment-dialog.tsx";
import { ExperimentNoteDialog } from "./experiment-note-dialog.tsx";
import { HashLine } from "./hash-line.tsx";
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
}

const backendNames = { webgpu: "WebGPU", webgl: "WebGL", wasm: "WASM" } as const;

/** One experiment, whole: what was set, how it went, how it did, and the weights that it left. */
export function ExperimentPage({ locale, experiment, names, urls, dataSha256, twin }: ExperimentPageProps) {
  const t = experimentMessages[locale];
  const { id, number, settings, backbone, seed, curves } = experiment;
  const own = useOwnPhotoUrls(experiment.evaluation.heldOut);
  const trainedAt = useLocalTime(experiment.createdAt, "whole");
  const [note, setNote] = useState(experiment.note);
  const [open, setOpen] = useState<"note" | "delete" | "snapshot" | null>(null);
  const [snapshot, setSnapshot] = useState<SnapshotView | null>(null);
  const bytes = useMemo(() => fromBase64(experiment.head), [experiment.head]);
  const { head } = useMemo(() => decodeHead(bytes), [bytes]);
  const headShape = useMemo(() => [head.classCount, head.hidden?.units ?? head.width], [head]);
  const hiddenShapes = useMemo(() => head.hidden && [[head.hidden.units, head.width], [head.hidden.units]], [head]);
  const biasShape = useMemo(() => [head.classCount], [head]);
  const points = (key: "trainLoss" | "validationLoss" | "trainAccuracy" | "validationAccuracy", factor = 1) =>
    curves.map((point) => {
      const value = point[key];
      return { x: point.epoch, y: value === null ? Number.NaN : value * factor };
    });
  const charts = {
    xLabel: t.epoch,
    locale,
    xDomain: [1, Math.max(2, curves.length)] as const,
    labels: "legend" as const,
    height: 200,
  };
  const labHref = `/${locale}/labs/${experiment.labId}`;
  const rows: [string, string][] = [
    [t.backbone, isAdded(backbone) ? backboneName(backbone, locale) : isRandomTwin(backbone) ? t.random : t.pretrained],
    [t.photos, formatCount(settings.photosPerClass, locale)],
    [t.epochs, formatCount(settings.epochs, locale)],
    [t.learningRate, formatRate(settings.learningRate, locale)],
    [t.batch, formatCount(settings.batchSize, locale)],
    [t.seed, formatCount(seed, locale)],
    [t.optimiser, optimizerText(settings, locale)],
    ...optionRows(settings, locale),
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
      {snapshot && (
        <Note
          kind="success"
          live="polite"
          action={<Button href={`/${locale}/snapshots/${snapshot.id}`}>{t.openSnapshot}</Button>}
        >
          {t.snapshotKept}
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
          <div className="plots">
            <LineChart
              {...charts}
              title={t.loss}
              series={[
                { label: t.validation, points: points("validationLoss"), tone: "thawed" },
                { label: t.training, points: points("trainLoss"), tone: "ink", dashed: true },
              ]}
            />
            <LineChart
              {...charts}
              title={t.accuracy}
              yDomain={[0, 100]}
              series={[
                { label: t.validation, points: points("validationAccuracy", 100), tone: "thawed" },
                { label: t.training, points: points("trainAccuracy", 100), tone: "ink", dashed: true },
              ]}
            />
          </div>
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
        <div className="tensors">
          {head.hidden && hiddenShapes?.[0] && hiddenShapes[1] && (
            <>
              <TensorView
                locale={locale}
                name="hidden.weight"
                dtype="float32"
                shape={hiddenShapes[0]}
                values={head.hidden.weight}
              />
              <TensorView
                locale={locale}
                name="hidden.bias"
                dtype="float32"
                shape={hiddenShapes[1]}
                values={head.hidden.bias}
              />
            </>
          )}
          <TensorView
            locale={locale}
            name="head.weight"
            dtype="float32"
            shape={headShape}
            values={head.weight}
            rowNames={names}
          />
          <TensorView
            locale={locale}
            name="head.bias"
            dtype="float32"
            shape={biasShape}
            values={head.bias}
            rowNames={names}
          />
        </div>
      </section>

      <ExportPanel
        locale={locale}
        experiment={experiment}
        names={names}
        width={head.width}
        sources={{ ...urls, ...own.blobs }}
      />

      <section className="sec" aria-labelledby="hashes-title">
        <header>
          <h2 id="hashes-title">{t.hashes}</h2>
          <p>{t.hashesLead}</p>
        </header>
        <dl className="hashes">
          <HashLine locale={locale} label={t.backboneHash} value={experiment.backboneSha256} />
          <HashLine
            locale={locale}
            label={t.dataHash}
            value={experiment.dataSha256}
            remark={dataSha256 === experiment.dataSha256 ? t.dataSame : t.dataChanged}
          />
        </dl>
      </section>

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
          onClose={() => setOpen(null)}
          onKept={(kept) => {
            setSnapshot(kept);
            setOpen(null);
          }}
        />
      )}
    </>
  );
}
