import type { CellRequest, FromCell, Inspection, LessonFile, Prefetched, RunInput } from "../protocol/messages.ts";
import { fetchSnapshotAhead, refuseSnapshot } from "./fetch-runtime.ts";
import { findRequests } from "./find-requests.ts";
import { type OpenCell, openCell } from "./open-cell.ts";
import type { RestartReason, Terminal, TerminalOptions, TerminalState } from "./terminal-types.ts";

/** How often Stop is repeated, for a program that catches it; then Python is ended. */
const STOP_TRIES = 8;
const STOP_INTERVAL_MILLISECONDS = 120;

interface Wish<T> {
  readonly id: number;
  readonly resolve: (answer: T | null) => void;
}

interface Waiting {
  readonly run: number;
  readonly input: RunInput;
}

/** Python for a page. Nothing is fetched before `load` or the first run. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { onEvent, answerRequest } = options;
  const runtimeUrl = options.runtimeUrl ?? "/runtime";
  const ending = new AbortController();
  let state: TerminalState = "idle";
  let cell: OpenCell | null = null;
  let isIsolated = false;
  let isWatching = false;
  let isSnapshotFetched = false;
  let runs = 0;
  let current: (Waiting & { readonly startedAt: number }) | null = null;
  let openInput: number | null = null;
  let openRequest = false;
  let stopTimer: ReturnType<typeof setTimeout> | undefined;
  let wishes = 0;
  let openInspection: Wish<Inspection> | null = null;
  let openCapture: Wish<Uint8Array> | null = null;
  let lessonFiles: Promise<readonly LessonFile[]> | null = null;
  const waiting: Waiting[] = [];

  function setState(next: TerminalState): void {
    if (next === state) return;
    state = next;
    onEvent({ type: "state", state });
  }

  function load(): void {
    if (cell || ending.signal.aborted) return;
    setState("loading");
    const opened = openCell({
      mount: options.mount,
      runtimeUrl,
      lessonFiles: options.lessonFiles && listLessonFiles,
      onMessage: (message) => receive(opened, message),
      onProgress: (progress) => onEvent({ type: "progress", ...progress }),
      onFailure: (error) => {
        closeCell();
        finishAll("error");
        setState("failed");
        onEvent({ type: "failed", detail: error instanceof Error ? error.message : String(error) });
      },
    });
    cell = opened;
  }

  function listLessonFiles(): Promise<readonly LessonFile[]> {
    lessonFiles ??= options.lessonFiles?.() ?? Promise.resolve([]);
    // A list that could not be had is asked for again at the next start.
    lessonFiles.catch(() => {
      lessonFiles = null;
    });
    return lessonFiles;
  }

  function closeCell(): void {
    clearTimeout(stopTimer);
    stopTimer = undefined;
    openInput = null;
    openRequest = false;
    openInspection?.resolve(null);
    openCapture?.resolve(null);
    openInspection = openCapture = null;
    cell?.close();
    cell = null;
  }

  function finish(run: number, outcome: "error" | "interrupted", startedAt: number | null): void {
    onEvent({ type: "done", run, outcome, milliseconds: startedAt === null ? 0 : performance.now() - startedAt });
  }

  function finishAll(outcome: "error" | "interrupted"): void {
    const running = current;
    current = null;
    if (running) finish(running.run, outcome, running.startedAt);
    for (const { run } of waiting.splice(0)) finish(run, outcome, null);
  }

  function startAnew(reason: RestartReason): void {
    closeCell();
    finishAll("interrupted");
    onEvent({ type: "restarted", reason });
    state = "idle";
    load();
  }

  function enqueue(input: RunInput): number {
    runs += 1;
    waiting.push({ run: runs, input });
    load();
    pump();
    return runs;
  }

  /** Starts the next run, if Python is free. */
  function pump(): void {
    if (!cell || current || state !== "ready") return;
    const next = waiting.shift();
    if (!next) return;
    current = { ...next, startedAt: performance.now() };
    setState("running");
    const target = cell;
    prefetch(next.input, target.signal).then((prefetched) => {
      if (cell === target && current?.run === next.run) target.post({ type: "run", ...next, prefetched });
    });
  }

  /** Without shared memory Python can't wait for an answer, so what a program names in its text is fetched before it runs. */
  async function prefetch(input: RunInput, signal: AbortSignal): Promise<Prefetched[]> {
    if (isIsolated || !answerRequest) return [];
    const files = await listLessonFiles().catch(() => []);
    const answers = findRequests(input.code, files).map(async (request) => {
      const bytes = await answerRequest(request, signal).catch(() => null);
      return bytes ? [{ request, bytes }] : [];
    });
    return (await Promise.all(answers)).flat();
  }

  function receive(from: OpenCell, message: FromCell): void {
    if (from !== cell) return;
    switch (message.type) {
      case "alive":
        isIsolated = message.isolated;
        return;
      case "ready":
        onEvent({ type: "ready", python: message.python, isIsolated, fromSnapshot: from.withSnapshot });
        if (isWatching) from.post({ type: "watch", on: true });
        setState("ready");
        pump();
        return;
      case "started":
      case "output":
      case "traceback":
        if (message.run === current?.run) onEvent(message);
        return;
      case "ask-input":
        if (!current) return;
        openInput = message.id;
        if (state === "running") setState("waiting-for-input");
        onEvent({ type: "input", prompt: message.prompt });
        return;
      case "done":
        finished(message);
        return;
      case "request":
        void answer(from, message.id, message.request);
        return;
      case "tensors":
        onEvent(message);
        return;
      case "inspection":
        if (message.id !== openInspection?.id) return;
        openInspection.resolve(message.inspection);
        openInspection = null;
        return;
      case "captured":
        if (message.id !== openCapture?.id) return;
        openCapture.resolve(message.bytes);
        openCapture = null;
        return;
      case "crashed":
        closeCell();
        if (message.reason === "boot" && from.withSnapshot) {
          refuseSnapshot();
          load();
          return;
        }
        finishAll("error");
        setState("failed");
        onEvent({ type: "crashed", reason: message.reason, detail: message.detail });
        return;
    }
  }

  function finished(message: FromCell & { type: "done" }): void {
    if (message.run !== current?.run) return;
    clearTimeout(stopTimer);
    stopTimer = undefined;
    current = null;
    openInput = null;
    onEvent(message);
    setState("ready");
    pump();
    if (isSnapshotFetched || cell?.withSnapshot) return;
    isSnapshotFetched = true;
    fetchSnapshotAhead(runtimeUrl, ending.signal).catch(() => {
      isSnapshotFetched = false;
    });
  }

  /** One question at a time: a worker that waits asks no second one. */
  async function answer(from: OpenCell, id: number, request: CellRequest): Promise<void> {
    if (openRequest) return;
    openRequest = true;
    try {
      const isListed =
        request.kind !== "lesson-file" || (await listLessonFiles()).some(({ path }) => path === request.path);
      if (!answerRequest || !isListed) throw new Error("this lesson has no such file");
      const bytes = await answerRequest(request, from.signal);
      openRequest = false;
      if (!from.signal.aborted) from.post({ type: "answer", id, bytes, reason: "" });
    } catch (error) {
      openRequest = false;
      const reason = error instanceof Error ? error.message : String(error);
      if (!from.signal.aborted) from.post({ type: "answer", id, bytes: null, reason });
    }
  }

  function makeWish<T>(): Wish<T> & { promise: Promise<T | null> } {
    wishes += 1;
    const { promise, resolve } = Promise.withResolvers<T | null>();
    return { id: wishes, promise, resolve };
  }

  function stop(): void {
    for (const { run } of waiting.splice(0)) finish(run, "interrupted", null);
    if (!current) return;
    if (!isIsolated) {
      startAnew("stop-without-isolation");
      return;
    }
    if (stopTimer !== undefined) return;
    setState("stopping");
    let tries = 0;
    const interrupt = (): void => {
      if (tries >= STOP_TRIES) {
        startAnew("stop-unanswered");
        return;
      }
      tries += 1;
      cell?.post({ type: "interrupt" });
      stopTimer = setTimeout(interrupt, STOP_INTERVAL_MILLISECONDS);
    };
    interrupt();
  }

  return {
    get state() {
      return state;
    },
    load,
    run: ({ code, filename = "main.py", files = [], argv = [] }) =>
      enqueue({ kind: "program", code, filename, files, argv }),
    evaluate: (code) => enqueue({ kind: "prompt", code }),
    stop,
    restart: () => startAnew("asked"),
    reply(line) {
      if (openInput === null) return;
      const bytes = line === null ? null : new TextEncoder().encode(line);
      cell?.post({ type: "answer", id: openInput, bytes, reason: "" });
      openInput = null;
      if (state === "waiting-for-input") setState("running");
    },
    watch(on) {
      isWatching = on;
      cell?.post({ type: "watch", on });
    },
    inspect(request) {
      openInspection?.resolve(null);
      openInspection = null;
      if (!cell || state === "loading") return Promise.resolve(null);
      const { promise, ...wish } = makeWish<Inspection>();
      openInspection = wish;
      cell.post({ type: "inspect", id: wish.id, request });
      return promise;
    },
    capture(names) {
      openCapture?.resolve(null);
      openCapture = null;
      if (!cell || state === "loading") return Promise.resolve(null);
      const { promise, ...wish } = makeWish<Uint8Array>();
      openCapture = wish;
      cell.post({ type: "capture", id: wish.id, names });
      return promise;
    },
    dispose() {
      ending.abort();
      closeCell();
      waiting.length = 0;
      current = null;
    },
  };
}
