"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { LabPhoto, LabView } from "@thaw/contracts/lab";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import { Note } from "@thaw/ui/note";
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { HandInSection } from "../grading/hand-in-section.tsx";
import { type SaveState, useExperimentStore } from "../hooks/use-experiment-store.ts";
import { useLabEngine } from "../hooks/use-lab-engine.ts";
import { useRunAgain } from "../hooks/use-run-again.ts";
import { useRunSettings } from "../hooks/use-run-settings.ts";
import { useShownResults } from "../hooks/use-shown-results.ts";
import { useTrainingRun } from "../hooks/use-training-run.ts";
import { type LabMessages, labMessages } from "../messages.ts";
import { useOwnPhotos } from "../photos/use-own-photos.ts";
import { usePhotoSource } from "../photos/use-photo-source.ts";
import type { RunRecord } from "../run/build-record.ts";
import { formatPercent, scoreOf } from "../run/format.ts";
import { lastOwnRun } from "../run/paired-runs.ts";
import { defaultRunSettings } from "../run/run-settings.ts";
import { isUnderWay, type RunRole, type RunView } from "../run/run-state.ts";
import { selectPhotos } from "../run/select-photos.ts";
import { sessionFeatures } from "../run/session-features.ts";
import { SeeingSection } from "../seeing/seeing-section.tsx";
import { batchOf, epochsOf } from "../thaw/read-load.ts";
import { ThawControl } from "../thaw/thaw-control.tsx";
import { mostThawable, planOf } from "../thaw/thaw-facts.ts";
import { BackbonePicker } from "./backbone-picker.tsx";
import { CompareSection } from "./compare-section.tsx";
import { EngineChip, EngineNotes, EngineSelect } from "./engine-notes.tsx";
import { EnoughSection } from "./enough-section.tsx";
import { LookSection } from "./look-section.tsx";
import { PhotosSection } from "./photos-section.tsx";
import { RepeatNote } from "./repeat-note.tsx";
import { RunAnnouncer } from "./run-announcer.tsx";
import { RunPanel } from "./run-panel.tsx";
import { SaveNote } from "./save-note.tsx";
import { StageThread } from "./stage-thread.tsx";
import { StartButton } from "./start-button.tsx";
import { TrainingSettings } from "./training-settings.tsx";
import { WaitingNotes } from "./waiting-notes.tsx";

/** The lab: photos, backbone, training, what was learned, experiments, on one page and in that order. */
export function LabWorkbench({ lab, locale }: { lab: LabView; locale: Locale }) {
  const t = labMessages[locale];
  const engine = useLabEngine();
  const store = useExperimentStore(lab.id);
  const chosen = useRunSettings();
  const [saves, setSaves] = useState<Partial<Record<RunRole, SaveState>>>({});
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());

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
  const [source, setSource] = usePhotoSource();
  const seed = chosen.settings?.seed ?? defaultRunSettings.seed;
  const own = useOwnPhotos(lab, seed);
  const { owner } = own;
  useEffect(() => {
    if (owner !== null) sessionFeatures.belongTo(owner);
  }, [owner]);
  const isOwn = source === "own";
  const data = isOwn ? own.data : lab;
  const run = useTrainingRun(data, engine, onFinished);
  const { main, control } = run.state;
  const underWay = isUnderWay(main) ? "main" : isUnderWay(control) ? "control" : null;
  // What is large is drawn in slices, between which the page answers; the buttons follow at once.
  const drawn = useDeferredValue(run.state);
  const isLocked = useDeferredValue(underWay !== null);
  const results = useShownResults(drawn, locale);
  const { settings, takeSettingsOf } = chosen;
  const [walked, setWalked] = useState<LabPhoto | null>(null);
  const walkWith = useCallback((photo: LabPhoto) => {
    setWalked(photo);
    document.getElementById("seeing")?.scrollIntoView();
  }, []);
  // Of one's own photos a run takes all.
  const photosPerClass = isOwn ? own.photosPerClass : chosen.photosPerClass;
  const selection = useMemo(() => selectPhotos(data, photosPerClass, seed), [data, photosPerClass, seed]);
  const perClass = (photos: readonly unknown[]) => Math.round(photos.length / Math.max(1, data.classes.length));
  const isDataReady = !isOwn || (own.gap === null && own.isHashed);
  const isBackboneThere =
    engine.state.status === "ready" && engine.state.backbones.some(({ id }) => id === chosen.backbone);
  const ready = settings !== null && isBackboneThere && isDataReady;
  const { viewOfRecord } = own;
  const shownLab = useMemo(
    () => (results.heldOut?.own ? viewOfRecord(results.heldOut) : lab),
    [results.heldOut, viewOfRecord, lab],
  );

  const backboneInfo =
    engine.state.status === "ready" ? engine.state.backbones.find(({ id }) => id === chosen.backbone) : undefined;
  const thawSplit = useMemo(() => {
    const views = 1 + Number(chosen.texts.views);
    return { train: selection.train.length * views, validation: selection.validation.length };
  }, [selection, chosen.texts.views]);
  const thawLoad = { ...thawSplit, batchSize: batchOf(chosen.texts), epochs: epochsOf(chosen.texts) };
  const mostBlocks = backboneInfo ? mostThawable(backboneInfo, thawLoad) : 0;
  const thawedPlan = backboneInfo ? planOf(backboneInfo, Math.min(mostBlocks, Number(chosen.texts.thawBlocks))) : null;

  const runAs = (count: number) => {
    if (!settings || !ready || underWay) return;
    setSaves({});
    results.followRun(settings.backbone);
    run.start({ ...settings, photosPerClass: count });
  };
  const takeForRepeat = useCallback(
    (experiment: ExperimentSummary) => {
      takeSettingsOf(experiment);
      setSource(experiment.ownPhotos ? "own" : "course");
      document.getElementById("train")?.scrollIntoView();
    },
    [takeSettingsOf, setSource],
  );
  const repeating = useRunAgain({
    experiments: store.list.status === "ready" ? store.list.experiments : null,
    obstacle:
      engine.state.status !== "ready" || underWay
        ? "busy"
        : !isDataReady
          ? "photos"
          : !isBackboneThere
            ? "backbone"
            : settings === null
              ? "settings"
              : null,
    take: takeForRepeat,
    // Of the course's photos as many as then, whether or not the page offers that number.
    start: (experiment) => runAs(isOwn ? own.photosPerClass : experiment.settings.photosPerClass),
    main,
    saved: saves.main,
  });
  const start = () => {
    repeating.dismiss();
    runAs(photosPerClass);
  };
  const applySettingsOf = useCallback<typeof takeSettingsOf>(
    (experiment) => {
      takeSettingsOf(experiment);
      document.getElementById("train")?.scrollIntoView();
    },
    [takeSettingsOf],
  );

  const experiments = store.list.status === "ready" ? store.list.experiments : [];
  const last = lastOwnRun(experiments);
  const stages = (["photos", "backbone", "train", "look", "compare"] as const).map((id) => ({
    id,
    href: `#${id}`,
    label: t[id],
  }));
  const current = results.heldOut && !isUnderWay(main) ? (underWay ? 3 : 4) : engine.state.status === "ready" ? 2 : 1;
  const startButton = {
    t,
    underWay,
    starting: engine.state.status === "starting",
    ready,
    onCancel: run.cancel,
    isPaused: run.isPaused,
    onTogglePause: run.togglePause,
  } as const;

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
          <EngineSelect locale={locale} value={engine.wish} onChange={engine.setWish} disabled={isLocked} />
        </div>
      </div>
      <StageThread label={t.stages} stages={stages} current={current} />
      <RunAnnouncer locale={locale} main={main} control={control} />
      <WaitingNotes locale={locale} store={store} />
      {last && !main && !results.isReopened && (
        <Note
          icon="clock"
          action={<Button onClick={() => void results.reopen(last, experiments)}>{t.showHere}</Button>}
          className="last-run"
        >
          {t.reopenLast(
            last.number,
            formatPercent(scoreOf(last.correct, last.total, last.classCount).accuracy, locale),
          )}{" "}
          {results.reopenError}
        </Note>
      )}

      <PhotosSection
        lab={lab}
        locale={locale}
        photoCount={selection.train.length + selection.validation.length + selection.heldOut.length}
        photosPerClass={chosen.photosPerClass}
        onWalk={walkWith}
        onChange={chosen.setPhotosPerClass}
        disabled={isLocked}
        source={source}
        onSource={setSource}
        own={own}
        client={engine.client}
        trained={drawn.main?.record ?? null}
      />

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
            classCount={data.classes.length}
            hiddenUnits={chosen.settings?.training.hiddenUnits ?? 0}
            value={chosen.backbone}
            onChange={chosen.setBackbone}
            disabled={isLocked}
            thawedBlocks={thawedPlan?.blocks ?? 0}
          >
            {backboneInfo && (
              <ThawControl
                locale={locale}
                info={backboneInfo}
                probe={engine.state.status === "ready" ? engine.state.probe : null}
                texts={chosen.texts}
                onChange={chosen.setTexts}
                split={thawSplit}
                disabled={isLocked}
              />
            )}
          </BackbonePicker>
          <TrainingSettings
            locale={locale}
            texts={chosen.texts}
            onChange={chosen.setTexts}
            split={{ train: perClass(selection.train), validation: perClass(selection.validation) }}
            running={isLocked}
            onDefaults={chosen.takeDefaults}
            onSubmit={start}
          >
            <StartButton {...startButton} />
          </TrainingSettings>
          <RunPanel
            locale={locale}
            main={drawn.main}
            control={drawn.control}
            backbones={engine.state.status === "ready" ? engine.state.backbones : null}
            classCount={data.classes.length}
            isPaused={run.isPaused}
            hiddenUnits={chosen.settings?.training.hiddenUnits ?? 0}
            thawedWeights={thawedPlan?.parameterCount ?? 0}
          />
        </div>
        <RepeatNote locale={locale} repeat={repeating.repeat} onDismiss={repeating.dismiss} />
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

      <LookSection
        lab={shownLab}
        locale={locale}
        client={engine.client}
        seed={seed}
        onWalk={walkWith}
        selection={selection}
        shown={results.shown}
        heldOut={results.heldOut}
        viewed={results.viewed}
        onView={results.setViewed}
        controlPhase={drawn.control?.phase}
      />
      <SeeingSection
        lab={walked && shownLab.photos.some(({ path }) => path === walked.path) ? shownLab : data}
        locale={locale}
        engine={engine}
        backbone={chosen.backbone}
        photo={walked}
        onPhoto={setWalked}
      />
      <EnoughSection
        lab={data}
        locale={locale}
        engine={engine}
        settings={settings}
        disabled={isLocked || !isDataReady}
      />
      <CompareSection
        lab={lab}
        locale={locale}
        list={store.list}
        fresh={fresh}
        onReload={store.reload}
        onChanged={store.replace}
        onDeleted={store.remove}
        onUseSettings={applySettingsOf}
        onRunAgain={underWay ? undefined : repeating.runAgain}
      />
      <HandInSection lab={lab} locale={locale} experiments={experiments} />

      <div className="lab-dock">
        <span className="tnum">{dockText(underWay === "main" ? main : control, t) ?? t.perClass(photosPerClass)}</span>
        <StartButton {...startButton} onStart={start} />
      </div>
    </>
  );
}

/** How far a run is, in the phone's bar; null where none is under way. */
function dockText(run: RunView | null, t: LabMessages): string | null {
  if (!run || !isUnderWay(run)) return null;
  if (run.phase === "extracting") return t.progressPhotos(String(run.extracted.done), String(run.extracted.total));
  return t.epochOf(run.curves.length, run.epochs);
}
