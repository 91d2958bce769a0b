import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { AssetSource } from "../backbone/asset-source.ts";
import { fetchAssets } from "../backbone/fetch-assets.ts";
import {
  type BackendState,
  createFeatureExtractor,
  type FeatureExtractor,
} from "../backend/create-feature-extractor.ts";
import type { TrainResult } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { predict, predictLabelled } from "../head/predict.ts";
import { trainHead } from "../head/train-head.ts";
import { type Looker, openLooker } from "../look/open-looker.ts";
import { evaluatePredictions } from "../metrics/evaluate-predictions.ts";
import { withAdded } from "../networks/added-backbone.ts";
import { createPreprocessor, type Preprocessor } from "../preprocess/create-preprocessor.ts";
import { runThaw } from "../thaw/run-thaw.ts";
import { extendExtractor } from "../thaw/thaw-extractor.ts";
import { type ThawedAssets, withThawed } from "../thaw/with-thawed.ts";
import { toErrorMessage } from "./error-message.ts";
import { extractBatch } from "./extract-batch.ts";
import type { ControlRequest, LabCallKind, LabCalls, LabRequest, LabResponse } from "./lab-protocol.ts";
import { nextTask } from "./next-task.ts";
import { PausedCalls } from "./paused-calls.ts";

/** The worker's end of its channel; a worker's global scope is one. */
export interface LabScope {
  postMessage(message: LabResponse, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<LabRequest>) => void) | null;
}

interface Engine {
  readonly assets: ThawedAssets;
  readonly preprocessor: Preprocessor;
  readonly extractor: FeatureExtractor;
  readonly looker: Looker;
  /** Kernels beside the backbone's: what resizes the pictures and trains the head. */
  readonly besides: () => Promise<LoadedKernels>;
}

/** A call's answer and what of it moves instead of being copied; null when the page no longer wants it. */
type Answer<K extends LabCallKind> = { output: LabCalls[K]["output"]; transfer?: Transferable[] } | null;

/**
 * Answers the page's requests, one worker's worth. A request that was cancelled is never answered.
 * @param openAssets how assets are read; by default over HTTP.
 */
export function serveLab(scope: LabScope, openAssets: (url: string) => AssetSource = fetchAssets): void {
  let engine: Engine | null = null;
  const active = new Set<number>();
  const cancelled = new Set<number>();
  const paused = new PausedCalls();

  function started(): Engine {
    if (!engine) throw new EngineError("disposed", "the worker has not been started");
    return engine;
  }

  async function start({ assetsUrl, backend, added }: LabCalls["start"]["input"]): Promise<BackendState> {
    // A start that is tried again begins from nothing, and what the first one held is given back.
    engine?.extractor.dispose();
    engine = null;
    const assets = withThawed(withAdded(openAssets(assetsUrl), added));
    const extractor = extendExtractor(createFeatureExtractor({ assets, backend }), assets);
    let loaded: Promise<LoadedKernels> | null = null;
    const besides = () => {
      loaded ??= assets.kernels();
      return loaded;
    };
    const preprocessor = createPreprocessor({ ...assets, kernels: besides });
    engine = { assets, extractor, preprocessor, besides, looker: openLooker(assets, preprocessor) };
    return extractor.start();
  }

  async function answer(request: Exclude<LabRequest, ControlRequest>): Promise<Answer<LabCallKind>> {
    const { id } = request;
    const isCancelled = () => cancelled.has(id);
    const report = (progress: unknown) => scope.postMessage({ id, kind: "progress", progress }, []);
    switch (request.kind) {
      case "start":
        return { output: await start(request.input) };
      case "time": {
        const { extractor } = started();
        const msPerImage = await extractor.time(request.input.backbone);
        return { output: { state: extractor.state() ?? (await extractor.start()), msPerImage } };
      }
      case "load":
        return { output: await started().extractor.load(request.input.backbone, tenASecond(report)) };
      case "extract": {
        const { preprocessor, extractor } = started();
        const hooks = { isCancelled, onProgress: report };
        const found = await extractBatch(request.input, preprocessor, extractor, hooks);
        if (!found) return null;
        const state = extractor.state() ?? (await extractor.start());
        return { output: { ...found, state }, transfer: [found.features.buffer] };
      }
      case "train": {
        // A worker that was started only to train has no assets, and trains in plain JavaScript.
        const kernels = await engine?.besides().catch(() => null);
        const training = trainHead(request.input, kernels);
        const output = await train(training, isCancelled, report, () => paused.whenOpen(id));
        return output && { output };
      }
      case "thaw": {
        const pause = async () => {
          await nextTask();
          await paused.whenOpen(id);
        };
        const output = await runThaw(started().assets, request.input, { isCancelled, onReport: report, pause });
        return output && { output };
      }
      case "install": {
        await started().assets.install(request.input);
        return { output: null };
      }
      case "evaluate": {
        const { head, features, labels } = request.input;
        return { output: evaluatePredictions(predictLabelled(head, features, labels), labels, head.classCount) };
      }
      case "predict":
        return { output: predict(request.input.head, request.input.features) };
      case "activations": {
        const output = await started().looker.activations(request.input);
        const { maps, scales, activity, picture } = output;
        return { output, transfer: [maps.buffer, scales.buffer, activity.buffer, picture.rgba.buffer] };
      }
      case "attend": {
        const output = await started().looker.attend(request.input);
        return { output, transfer: [output.maps.buffer, output.logits.buffer, output.picture.rgba.buffer] };
      }
    }
  }

  function control({ id, kind }: ControlRequest): void {
    // An answer may have crossed the word.
    if (!active.has(id)) return;
    if (kind === "cancel") cancelled.add(id);
    if (kind === "pause") paused.pause(id);
    else paused.resume(id);
  }

  scope.onmessage = ({ data: request }) => {
    if (!("input" in request)) return control(request);
    const { id } = request;
    active.add(id);
    answer(request)
      .then((answered) => {
        if (answered && !cancelled.has(id)) {
          scope.postMessage({ id, kind: "done", output: answered.output }, answered.transfer ?? []);
        }
      })
      .catch((thrown: unknown) => {
        if (!cancelled.has(id)) scope.postMessage({ id, kind: "failed", error: toErrorMessage(thrown) }, []);
      })
      .finally(() => {
        active.delete(id);
        cancelled.delete(id);
        paused.resume(id);
      });
  };
}

async function train(
  training: ReturnType<typeof trainHead>,
  isCancelled: () => boolean,
  report: (progress: unknown) => void,
  whenOpen: () => Promise<void> | undefined,
): Promise<TrainResult | null> {
  try {
    for (;;) {
      await nextTask();
      await whenOpen();
      if (isCancelled()) return null;
      const { done, value } = training.next();
      if (done) return value;
      report(value);
    }
  } finally {
    // One that is left in the middle gives its memory back.
    training.return(undefined as never);
  }
}

const REPORT_MS = 100;

/** Ten reports a second at most: pieces of a download come by the hundred. */
function tenASecond(report: (done: number) => void): (done: number) => void {
  let last = 0;
  return (done) => {
    const now = performance.now();
    if (now - last < REPORT_MS) return;
    last = now;
    report(done);
  };
}
