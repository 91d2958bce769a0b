"use client";
import type { ExperimentBackbone, ExperimentSummary, ExperimentView, HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabView } from "@thaw/contracts/lab";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Icon } from "@thaw/ui/icon";
import { Note } from "@thaw/ui/note";
import { Segmented } from "@thaw/ui/segmented";
import { SkeletonText } from "@thaw/ui/skeleton";
import { type MouseEvent, useCallback, useMemo, useState } from "react";
import { api } from "#platform/client/api.ts";
import { type SaveState, useExperimentStore } from "../hooks/use-experiment-store.ts";
import { useLabEngine } from "../hooks/use-lab-engine.ts";
import { sessionFeatures, useTrainingRun } from "../hooks/use-training-run.ts";
import { type LabMessages, labMessages } from "../messages.ts";
import type { RunRecord } from "../run/build-record.ts";
import { experimentsCsv } from "../run/experiments-csv.ts";
import { failureText } from "../run/failure-text.ts";
import { formatCount, formatPercent, scoreOf, wholePercent } from "../run/format.ts";
import { nearestPhotos } from "../run/nearest-photos.ts";
import { defaultRunSettings, photosPerClassOptions, type RunSettings, readSetting } from "../run/run-settings.ts";
import { isUnderWay, type RunRole, type RunView } from "../run/run-state.ts";
import { saveFile } from "../run/save-file.ts";
import { selectPhotos } from "../run/select-photos.ts";
import { BackbonePicker } from "./backbone-picker.tsx";
import { EngineChip, EngineNotes } from "./engine-notes.tsx";
import { ExperimentTable } from "./experiment-table.tsx";
import { LookPanel } from "./look-panel.tsx";
import { PhotoColumns } from "./photo-columns.tsx";
import { RunAnnouncer } from "./run-announcer.tsx";
import { RunPanel } from "./run-panel.tsx";
import { SaveNote } from "./save-note.tsx";
import { StageThread } from "./stage-thread.tsx";
import { type SettingTexts, TrainingSettings } from "./training-settings.tsx";
import { VersusPanel } from "./versus-panel.tsx";
import { WaitingNotes } from "./waiting-notes.tsx";

const textsOf = (settings: Pick<RunSettings, "epochs" | "learningRate" | "seed" | "batchSize">): SettingTexts => ({
  epochs: String(settings.epochs),
  learningRate: String(settings.learningRate),
  seed: String(settings.seed),
  batchSize: String(settings.batchSize),
});

/** What Look shows: a pair of results with the backbone of each. */
interface Shown {
  pretrained: HeldOut | null;
  random: HeldOut | null;
}

/** The lab: photos, backbone, training, what was learned, experiments, on one page and in that order. */
export function LabWorkbench({ lab, locale }: { lab: LabView; locale: Locale }) {
  const t = labMessages[locale];
  const engine = useLabEngine();
  const store = useExperimentStore(lab.id);
  const [photosPerClass, setPhotosPerClass] = useState<number>(defaultRunSettings.photosPerClass);
  const [backbone, setBackbone] = useState<ExperimentBackbone>(defaultRunSettings.backbone);
  const [texts, setTexts] = useState(() => textsOf(defaultRunSettings));
  const [saves, setSaves] = useState<Partial<Record<RunRole, SaveState>>>({});
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [reopened, setReopened] = useState<Shown | null>(null);
  const [reopenError, setReopenError] = useState<string | null>(null);
  const [viewed, setViewed] = useState<"pretrained" | "random">("pretrained");

  const { save } = store;
  const onFinished = useCallback(
    (record: RunRecord, role: RunRole) => {
      setSaves((before) => ({ ...before, [role]: { status: "saving" } }));
      void save(record).then((outcome) => {
        setSaves((before) => ({ ...before, [role]: outcome }));
        if (outcome.status === "saved") setFresh((before) => new Set([...before, outcome.experiment.id]));
      });
    },
    [save],
  );
  const run = useTrainingRun(lab, engine, onFinished);
  const { main, control } = run.state;
  const running = isUnderWay(main) || isUnderWay(control);

  const selection = useMemo(() => selectPhotos(lab, photosPerClass), [lab, photosPerClass]);
  const perClass = (photos: readonly unknown[]) => Math.round(photos.length / lab.classes.length);
  const settings: RunSettings | null = useMemo(() => {
    const epochs = readSetting("epochs", texts.epochs);
    const learningRate = readSetting("learningRate", texts.learningRate);
    const seed = readSetting("seed", texts.seed);
    if (epochs === null || learningRate === null || seed === null) return null;
    return { backbone, photosPerClass, epochs, learningRate, seed, batchSize: Number(texts.batchSize) };
  }, [texts, backbone, photosPerClass]);

  const start = () => {
    if (!settings || running || engine.state.status !== "ready") return;
    setSaves({});
    setReopened(null);
    setViewed(backbone === "random-twin" ? "random" : "pretrained");
    run.start(settings);
  };

  const cancel = (event: MouseEvent) => {
    // The button turns into the one that starts before its click is over: without this the click would start anew.
    event.preventDefault();
    // The second half of a double click on Train; by keyboard the count is 0.
    if (event.detail > 1) return;
    run.cancel();
  };

  const liveShown: Shown = {
    pretrained: main?.backbone === "mobilenet-v3-small" ? (main.record?.evaluation.heldOut ?? null) : null,
    random: (main?.backbone === "random-twin" ? main : control)?.record?.evaluation.heldOut ?? null,
  };
  const shown = reopened ?? liveShown;
  const shownHeldOut = shown[viewed] ?? shown.pretrained ?? shown.random;
  const shownBackbone: ExperimentBackbone = shownHeldOut === shown.random ? "random-twin" : "mobilenet-v3-small";

  const photoOf = useMemo(() => new Map(lab.photos.map((photo) => [photo.path, photo])), [lab]);
  const names = useMemo(() => lab.classes.map(({ name }) => name[locale]), [lab, locale]);
  const urlOf = useCallback((path: string) => photoOf.get(path)?.url ?? "", [photoOf]);
  const nameOf = useMemo(() => new Map(lab.classes.map(({ id, name }) => [id, name[locale]])), [lab, locale]);
  const trainPhotos = useMemo(() => selection.train.map(({ photo }) => photo), [selection]);
  const nearOf = useCallback(
    (path: string) => {
      const photo = photoOf.get(path);
      if (!photo) return [];
      return nearestPhotos(sessionFeatures, shownBackbone, photo, trainPhotos, 4).map((near) => ({
        url: near.photo.url,
        name: nameOf.get(near.photo.class) ?? near.photo.class,
        similarity: near.similarity,
      }));
    },
    [photoOf, shownBackbone, trainPhotos, nameOf],
  );

  const last = store.list.status === "ready" ? lastOwnRun(store.list.experiments) : null;
  const reopen = async (experiment: ExperimentSummary) => {
    setReopenError(null);
    try {
      const read = (id: string) => api<{ experiment: ExperimentView }>(`/api/v1/experiments/${id}`);
      const { experiment: own } = await read(experiment.id);
      const twin = store.list.status === "ready" ? twinOf(experiment, store.list.experiments) : null;
      const other = twin && (await read(twin.id)).experiment;
      const views = [own, ...(other ? [other] : [])];
      const heldOutOf = (id: ExperimentBackbone) =>
        views.find((view) => view.backbone === id)?.evaluation.heldOut ?? null;
      setReopened({ pretrained: heldOutOf("mobilenet-v3-small"), random: heldOutOf("random-twin") });
      setViewed(own.backbone === "random-twin" ? "random" : "pretrained");
    } catch (error) {
      setReopenError(failureText(error, locale));
    }
  };
  const takeSettingsOf = useCallback((experiment: ExperimentSummary) => {
    setTexts(textsOf({ ...experiment.settings, seed: experiment.seed }));
    setBackbone(experiment.backbone);
    if (photosPerClassOptions.some((option) => option === experiment.settings.photosPerClass)) {
      setPhotosPerClass(experiment.settings.photosPerClass);
    }
    document.getElementById("train")?.scrollIntoView();
  }, []);
  const defaults = () => {
    setTexts(textsOf(defaultRunSettings));
    setPhotosPerClass(defaultRunSettings.photosPerClass);
    setBackbone(defaultRunSettings.backbone);
  };

  const stages = [
    { id: "photos", href: "#photos", label: t.photos },
    { id: "backbone", href: "#backbone", label: t.backbone },
    { id: "train", href: "#train", label: t.train },
    { id: "look", href: "#look", label: t.look },
    { id: "compare", href: "#compare", label: t.compare },
  ];
  const current = shownHeldOut && !isUnderWay(main) ? (running ? 3 : 4) : engine.state.status === "ready" ? 2 : 1;
  const chance = wholePercent(1 / lab.classes.length);
  const info =
    engine.state.status === "ready"
      ? main?.backbone === "random-twin"
        ? engine.state.backbones.random
        : engine.state.backbones.pretrained
      : null;
  const busyButton = running ? (
    <Button icon="stop" onClick={cancel}>
      {isUnderWay(main) ? t.cancel : t.skipControl}
    </Button>
  ) : (
    <Button
      variant="warm"
      icon="play"
      type="submit"
      aria-disabled={!settings || engine.state.status !== "ready" || undefined}
      busy={engine.state.status === "starting"}
    >
      {t.trainNow}
    </Button>
  );

  return (
    <>
      <div className="top">
        <div>
          <p className="kicker">{t.kicker(lab.courseTitle[locale], lab.lessonNumber ?? 0)}</p>
          <h1>{t.title}</h1>
        </div>
        <div className="facts">
          <span>
            <Icon name="lock" />
            {t.local}
          </span>
          <EngineChip locale={locale} state={engine.state} />
        </div>
      </div>
      <StageThread label={t.stages} stages={stages} current={current} />
      <RunAnnouncer locale={locale} main={main} control={control} />
      <WaitingNotes locale={locale} store={store} />
      {last && !main && !reopened && (
        <Note
          icon="clock"
          action={<Button onClick={() => void reopen(last)}>{t.showHere}</Button>}
          className="last-run"
        >
          {t.reopenLast(
            last.number,
            formatPercent(scoreOf(last.correct, last.total, last.classCount).accuracy, locale),
          )}{" "}
          {reopenError}
        </Note>
      )}

      <section className="sec first" id="photos" aria-labelledby="photos-title">
        <header>
          <h2 id="photos-title">{t.photos}</h2>
          <p>
            {t.photosLead(
              formatCount(selection.train.length + selection.validation.length + selection.heldOut.length, locale),
              lab.classes.length,
            )}{" "}
            <Icon name="lock" /> {t.heldOutLead}
          </p>
          <span className="push">
            <Segmented
              label={t.photosPerClass}
              value={String(photosPerClass)}
              onChange={(value) => setPhotosPerClass(Number(value))}
              options={photosPerClassOptions.map((count) => ({
                value: String(count),
                label: t.perClass(count),
                disabled: running,
              }))}
            />
          </span>
        </header>
        <PhotoColumns lab={lab} locale={locale} photosPerClass={photosPerClass} />
      </section>

      <section className="sec" id="train" aria-labelledby="train-title">
        <header>
          <h2 id="train-title">{t.bench}</h2>
          <p>{t.benchLead}</p>
        </header>
        <EngineNotes locale={locale} state={engine.state} onRetry={engine.retry} />
        <div className="bench">
          <BackbonePicker
            locale={locale}
            engine={engine.state}
            classCount={lab.classes.length}
            value={backbone}
            onChange={setBackbone}
            disabled={running}
          />
          <TrainingSettings
            locale={locale}
            texts={texts}
            onChange={setTexts}
            split={{ train: perClass(selection.train), validation: perClass(selection.validation) }}
            running={running}
            onDefaults={defaults}
            onSubmit={start}
          >
            {busyButton}
          </TrainingSettings>
          <RunPanel locale={locale} main={main} control={control} info={info} classCount={lab.classes.length} />
        </div>
        {saves.main && (
          <SaveNote
            locale={locale}
            save={saves.main}
            labId={lab.id}
            control={saves.control?.status === "saved" ? saves.control.experiment.number : null}
          />
        )}
        {saves.control && saves.control.status !== "saved" && saves.control.status !== saves.main?.status && (
          <SaveNote locale={locale} save={saves.control} labId={lab.id} control={null} />
        )}
      </section>

      <section className="sec" id="look" aria-labelledby="look-title">
        <header>
          <h2 id="look-title">{t.lookTitle}</h2>
          {shownHeldOut && <p>{t.lookLead(formatCount(shownHeldOut.total, locale))}</p>}
          {shown.pretrained && shown.random && (
            <span className="push">
              <Segmented
                label={t.whichRun}
                value={viewed}
                onChange={setViewed}
                options={[
                  { value: "pretrained", label: t.pretrained },
                  { value: "random", label: t.random },
                ]}
              />
            </span>
          )}
        </header>
        {shownHeldOut ? (
          <>
            <VersusPanel
              locale={locale}
              pretrained={shown.pretrained}
              random={shown.random}
              waiting={waitingText(control?.phase, t)}
            />
            <LookPanel
              key={viewed}
              locale={locale}
              heldOut={shownHeldOut}
              names={names}
              urlOf={urlOf}
              nearOf={nearOf}
            />
          </>
        ) : (
          <div className="blank">
            <EmptyState>{t.lookEmpty}</EmptyState>
          </div>
        )}
      </section>

      <section className="sec" id="compare" aria-labelledby="compare-title">
        <header>
          <h2 id="compare-title">{t.compareTitle}</h2>
          <p>{t.compareLead(chance)}</p>
          {store.list.status === "ready" && store.list.experiments.length > 0 && (
            <span className="push">
              <Button
                variant="quiet"
                icon="download"
                onClick={() =>
                  store.list.status === "ready" &&
                  saveFile(experimentsCsv(store.list.experiments), "experiments.csv", "text/csv;charset=utf-8")
                }
              >
                {t.csv}
              </Button>
              <Button href={`/${locale}/experiments`} iconEnd="arrow">
                {t.all}
              </Button>
            </span>
          )}
        </header>
        {store.list.status === "loading" && <SkeletonText lines={3} label={t.loadingList} />}
        {store.list.status === "anonymous" && (
          <div className="blank">
            <EmptyState
              action={
                <Button href={`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/labs/${lab.id}`)}`}>
                  {t.signInToKeep}
                </Button>
              }
            >
              {t.compareAnonymous}
            </EmptyState>
          </div>
        )}
        {store.list.status === "failed" && (
          <Note kind="error" action={<Button onClick={store.reload}>{t.retry}</Button>}>
            {t.listFailed}
          </Note>
        )}
        {store.list.status === "ready" &&
          (store.list.experiments.length === 0 ? (
            <div className="blank">
              <EmptyState>{t.compareEmpty}</EmptyState>
            </div>
          ) : (
            <ExperimentTable
              locale={locale}
              experiments={store.list.experiments}
              onChanged={store.replace}
              onDeleted={store.remove}
              onUseSettings={takeSettingsOf}
              fresh={fresh}
            />
          ))}
      </section>

      <div className="lab-dock">
        <span className="tnum">{dockText(isUnderWay(main) ? main : control, t) ?? t.perClass(photosPerClass)}</span>
        {running ? (
          <Button icon="stop" onClick={cancel}>
            {isUnderWay(main) ? t.cancel : t.skipControl}
          </Button>
        ) : (
          <Button
            variant="warm"
            icon="play"
            busy={engine.state.status === "starting"}
            aria-disabled={!settings || engine.state.status !== "ready" || undefined}
            onClick={start}
          >
            {t.trainNow}
          </Button>
        )}
      </div>
    </>
  );
}

/** The newest run of one's own choosing: controls come by themselves and are not what one last did. */
function lastOwnRun(experiments: readonly ExperimentSummary[]): ExperimentSummary | null {
  const newest = experiments[0] ?? null;
  if (newest?.backbone !== "random-twin") return newest;
  return twinOf(newest, experiments) ?? newest;
}

function twinOf(experiment: ExperimentSummary, experiments: readonly ExperimentSummary[]): ExperimentSummary | null {
  const { pairId } = experiment.settings;
  return experiments.find((other) => other.id !== experiment.id && pairId && other.settings.pairId === pairId) ?? null;
}

/** How far a run is, in the phone's bar; null where none is under way. */
function dockText(run: RunView | null, t: LabMessages): string | null {
  if (!run || !isUnderWay(run)) return null;
  if (run.phase === "extracting") return t.progressPhotos(String(run.extracted.done), String(run.extracted.total));
  return t.epochOf(run.curves.length, run.epochs);
}

const waitingText = (
  phase: string | undefined,
  t: { controlRunning: string; controlSkipped: string; controlFailed: string },
) =>
  phase === "failed"
    ? t.controlFailed
    : phase === "cancelled" || phase === undefined
      ? t.controlSkipped
      : t.controlRunning;
