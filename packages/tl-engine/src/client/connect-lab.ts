import type { AssetSource } from "../backbone/asset-source.ts";
import type { BackboneInfo } from "../backbone/backbone-info.ts";
import { readBackboneInfo } from "../backbone/load-backbone.ts";
import type { BackendState } from "../backend/create-feature-extractor.ts";
import { EngineError } from "../errors.ts";
import { withAdded } from "../networks/added-backbone.ts";
import type { ThawedBackbone } from "../thaw/with-thawed.ts";
import type { LabCalls } from "../worker/lab-protocol.ts";
import type {
  BackboneId,
  BackendReport,
  ExtractRequest,
  ExtractResult,
  ImageFailure,
  ImageSource,
  LabClient,
  LabClientOptions,
  ProbeReport,
  ThawRequest,
  ThawResult,
} from "./lab-types.ts";
import { sharePictures } from "./share-pictures.ts";
import { openWorkerLink, type WorkerLike, type WorkerLink } from "./worker-link.ts";

/**
 * Pictures sent to a worker at a time: few, so that no worker waits long for another's last run, but as many as a GPU takes
 * in one pass.
 */
const RUN = { wasm: 4, webgl: 8, webgpu: 8 } as const;
/** Runs that each worker has at hand: while it computes on one, the pictures of the next are on their way. */
const RUNS_AT_HAND = 2;
const PRETRAINED = "mobilenet-v3-small";
/** As many as a worker keeps. */
const THAWED_KEPT = 2;

export interface Connection extends LabClientOptions {
  readonly spawn: () => WorkerLike;
  /** Cores of the machine. */
  readonly cores: number;
  /** Makes a URL absolute: a worker would resolve it against its own script. */
  readonly resolveUrl: (url: string) => string;
  readonly openAssets: (url: string) => AssetSource;
}

interface Team {
  readonly first: WorkerLink;
  readonly all: readonly WorkerLink[];
  state: BackendState;
}

/** The lab's client over any kind of worker. */
export function connectLab(connection: Connection): LabClient {
  const { spawn, cores, resolveUrl, backend = "auto", maxWorkers = 2, added = [] } = connection;
  const assetsUrl = resolveUrl(connection.assetsBaseUrl.replace(/\/*$/, "/"));
  const links = new Set<WorkerLink>();
  const assets = withAdded(connection.openAssets(assetsUrl), added);
  let first: WorkerLink | null = null;
  let team: Promise<Team> | null = null;
  let probed: Promise<ProbeReport> | null = null;
  let disposed = false;
  /** What every worker has, in the order in which it came: the last ones of each worker's own list. */
  let thawedOnes: readonly ThawedBackbone[] = [];
  let installing: Promise<void> = Promise.resolve();

  function open(): WorkerLink {
    if (disposed) throw new EngineError("disposed", "the lab was closed");
    // After a loss everything is opened anew by the next call.
    const link = openWorkerLink(spawn(), (error) => closeAll(error));
    links.add(link);
    return link;
  }

  function closeAll(reason: EngineError): void {
    for (const link of links) link.close(reason);
    links.clear();
    first = null;
    team = null;
    probed = null;
  }

  /** The first worker alone, its backend not started: enough to train and to score. */
  function firstLink(): WorkerLink {
    first ??= open();
    return first;
  }

  async function startTeam(): Promise<Team> {
    if (team) return team;
    const link = firstLink();
    // The others load while the first one chooses; where it takes a GPU, or anything fails, they go again.
    const others = Array.from({ length: Math.max(1, Math.min(maxWorkers, cores)) - 1 }, open);
    const leaveOthers = () => {
      for (const other of others.splice(0)) {
        links.delete(other);
        other.close(new EngineError("disposed", "one worker is enough"));
      }
    };
    const starting = (async () => {
      const state = await link.call("start", { assetsUrl, backend, added });
      if (state.backend !== "wasm") leaveOthers();
      await Promise.all(others.map((other) => other.call("start", { assetsUrl, backend: "wasm", added })));
      const all = [link, ...others];
      for (const thawed of thawedOnes) await replay(all, thawed);
      return { first: link, all, state };
    })();
    team = starting;
    starting.catch(() => {
      leaveOthers();
      if (team === starting) team = null;
    });
    return starting;
  }

  /** What can't be given again is forgotten: the next one who needs it is told why, and nobody else. */
  async function replay(all: readonly WorkerLink[], thawed: ThawedBackbone): Promise<void> {
    try {
      await Promise.all(all.map((each) => each.call("install", thawed)));
    } catch (error) {
      if (isGone(error)) throw error;
      thawedOnes = thawedOnes.filter(({ id }) => id !== thawed.id);
    }
  }

  function reportOf({ state, all }: Team): BackendReport {
    return { ...state, workers: all.length };
  }

  async function probe(): Promise<ProbeReport> {
    const started = await startTeam();
    const { state, msPerImage } = await started.first.call("time", { backbone: PRETRAINED });
    started.state = state;
    return { ...reportOf(started), msPerImage };
  }

  /** An added backbone is large: the first worker fetches it, the others then find it in the browser's cache. */
  async function loadEverywhere(
    { first, all }: Team,
    { backbone, onLoad, signal }: Pick<ExtractRequest, "backbone" | "onLoad" | "signal">,
  ): Promise<BackboneInfo> {
    const total = added.find(({ id }) => id === backbone)?.weights.bytes;
    const load = (link: WorkerLink) => link.call("load", { backbone }, { signal });
    if (total === undefined) return (await Promise.all(all.map(load)))[0] as BackboneInfo;
    const onProgress = (done: number) => onLoad?.({ done, total });
    const info = await first.call("load", { backbone }, { signal, onProgress });
    await Promise.all(all.filter((link) => link !== first).map(load));
    return info;
  }

  async function extractFeatures(request: ExtractRequest): Promise<ExtractResult> {
    const { backbone, onProgress, onRows, views, signal, onUnreadable = "throw" } = request;
    const begin = performance.now();
    signal?.throwIfAborted();
    const images = request.images.map((image) => (typeof image === "string" ? resolveUrl(image) : image));
    const started = await startTeam();
    const info = await loadEverywhere(started, request);
    const width = info.featureWidth;
    const features = new Float32Array(images.length * width);
    const failures: ImageFailure[] = [];
    let done = 0;
    const takers = Array.from({ length: RUNS_AT_HAND }, () => started.all).flat();
    const stop = new AbortController();
    const anySignal = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    try {
      await sharePictures(images.length, RUN[started.state.backend], takers, async (link, { from, to }) => {
        const part = images.slice(from, to);
        const output = await link.call(
          "extract",
          {
            backbone,
            images: part,
            firstIndex: from,
            onUnreadable,
            views: views && { ...views, seeds: views.seeds.slice(from, to) },
          },
          {
            transfer: buffersOf(part),
            signal: anySignal,
            onProgress: (count) => {
              done += count;
              onProgress?.({ done, total: images.length, elapsedMs: performance.now() - begin });
            },
          },
        );
        features.set(output.features, from * width);
        onRows?.({ from, features: output.features, width });
        failures.push(...output.failures);
        if (link === started.first) started.state = output.state;
      });
    } catch (error) {
      stop.abort(error);
      throw error;
    }
    failures.sort((a, b) => a.index - b.index);
    return {
      features,
      width,
      failures,
      backbone: info,
      backend: reportOf(started),
      elapsedMs: performance.now() - begin,
    };
  }

  async function trainThawed({ onEpoch, onStep, signal, gate, ...task }: ThawRequest): Promise<ThawResult> {
    const onProgress = (report: LabCalls["thaw"]["progress"]) =>
      "epoch" in report ? onEpoch?.(report) : onStep?.(report);
    return (await startTeam()).first.call("thaw", task, { onProgress, signal, gate });
  }

  /**
   * Workers that start anew after a loss are given them again. One after another, so that all workers and this list let
   * go of the same one: what came first.
   */
  function installThawed(thawed: ThawedBackbone): Promise<void> {
    const installed = installing.then(() => installNext(thawed));
    installing = installed.catch(() => undefined);
    return installed;
  }

  async function installNext(thawed: ThawedBackbone): Promise<void> {
    const { all } = await startTeam();
    if (thawedOnes.some((known) => known.id === thawed.id)) return;
    try {
      await Promise.all(all.map((link) => link.call("install", thawed)));
    } catch (error) {
      // One worker may have taken it, and let go of another for it: from here on all are given anew.
      if (!isGone(error)) thawedOnes = [];
      throw error;
    }
    thawedOnes = [...thawedOnes, thawed].slice(-THAWED_KEPT);
  }

  /** In the last worker: the first one trains. */
  async function look<K extends "activations" | "attend">(
    kind: K,
    request: LabCalls[K]["input"],
    signal: AbortSignal | undefined,
  ): Promise<LabCalls[K]["output"]> {
    const { all, first } = await startTeam();
    const { image } = request.photo;
    const photo = { ...request.photo, image: typeof image === "string" ? resolveUrl(image) : image };
    return (all.at(-1) ?? first).call(kind, { ...request, photo }, { signal });
  }

  return {
    probe() {
      probed ??= probe().catch((error) => {
        probed = null;
        throw error;
      });
      return probed;
    },
    describeBackbone: (id: BackboneId) => readBackboneInfo(assets, id),
    extractFeatures,
    trainHead: async ({ onEpoch, signal, gate, ...task }) =>
      firstLink().call("train", task, { onProgress: onEpoch, signal, gate }),
    trainThawed,
    installThawed,
    evaluate: async (request) => firstLink().call("evaluate", request),
    predict: async (request) => firstLink().call("predict", request),
    activations: (request, signal) => look("activations", request, signal),
    attend: (request, signal) => look("attend", request, signal),
    dispose() {
      disposed = true;
      closeAll(new EngineError("disposed", "the lab was closed"));
    },
  };
}

/** The worker is no more, and what it was given went with it. */
const isGone = (error: unknown) =>
  error instanceof EngineError && (error.code === "worker-lost" || error.code === "disposed");

function buffersOf(images: readonly ImageSource[]): ArrayBuffer[] {
  // A buffer given twice may be transferred only once.
  return [...new Set(images.filter((image) => image instanceof ArrayBuffer))];
}
