import type { PyodideAPI } from "pyodide";
import { header, INTERRUPT, type SharedMemory } from "../cell/shared-memory.ts";
import type { FromWorker } from "../cell/worker-messages.ts";
import type { DisplayMime } from "../protocol/messages.ts";
import type { Asker } from "./ask-page.ts";
import type { LessonFiles } from "./lesson-files.ts";
import type { Output } from "./output.ts";
import { readSharedWishes, type Watch } from "./watch-tensors.ts";

const DISPLAYED: readonly string[] = ["image/svg+xml", "image/png", "image/jpeg"] satisfies DisplayMime[];

interface ConsoleOptions {
  readonly pyodide: PyodideAPI;
  readonly output: Output;
  readonly asker: Asker | null;
  readonly send: (message: FromWorker) => void;
  readonly memory: SharedMemory | null;
  readonly lessonFiles: LessonFiles;
  readonly watch: Watch;
}

/** Functions that Python's `thaw_cell` calls. Strings, numbers and bytes cross, nothing else. */
export interface CellFunctions {
  /** @returns the line; null at the end of input. */
  ask(prompt: string): string | null | undefined;
  sleep(seconds: number): void;
  display(mime: string, data: string | Uint8Array, label: string): void;
  /** @returns bytes, or a string that says why there are none. */
  snapshot(name: string): Uint8Array | string;
  is_isolated: boolean;
  /** Python begins to list its tensors. */
  begin_report(): void;
  /** @param list see {@link Watch.report}. */
  report(list: string): void;
}

/** Called often while Python runs; cheap. */
export interface Cell {
  readonly functions: CellFunctions;
  /** Forgets a Stop that came too late. */
  clearSignal(): void;
  /** Looks for a Stop and lets output out. The engine calls it between ops. */
  tick(): void;
  /** Takes up what the inspector wishes. */
  look(): void;
}

/** A look at the clock costs a tenth of a small op. */
const OPS_PER_LOOK = 16;
/** SIGALRM: asks Python to list its tensors at its next safe point. */
const LIST_TENSORS = 14;

/** Connects Python's streams, signals and questions with the page. */
export function installConsole({ pyodide, output, asker, send, memory, lessonFiles, watch }: ConsoleOptions): Cell {
  const encoder = new TextEncoder();
  const { _module: module } = pyodide as unknown as { _module: { _PyErr_SetInterruptEx(signal: number): void } };
  pyodide.setStdout({ write: (chunk) => output.write("stdout", chunk), isatty: false });
  pyodide.setStderr({ write: (chunk) => output.write("stderr", chunk), isatty: false });

  const takeSignal = (): number => (memory ? Atomics.exchange(memory.header, header.signal, 0) : 0);
  const look = (): void => {
    if (memory) readSharedWishes(memory, watch);
  };
  const lookAround = (): void => {
    output.flushIfDue();
    look();
    if (watch.isDue()) module._PyErr_SetInterruptEx(LIST_TENSORS);
  };
  let ops = 0;
  const cell: Cell = {
    look,
    clearSignal: () => void takeSignal(),
    tick() {
      if (memory && Atomics.load(memory.header, header.signal) === INTERRUPT) {
        takeSignal();
        // Raised as Python's own signal: the interpreter turns it into KeyboardInterrupt at its next safe point.
        module._PyErr_SetInterruptEx(INTERRUPT);
      }
      ops += 1;
      if (ops % OPS_PER_LOOK === 0) lookAround();
    },
    functions: {
      is_isolated: asker !== null,
      begin_report: watch.begin,
      report: watch.report,
      ask(prompt) {
        output.flush();
        if (!asker) {
          output.notice("input-needs-isolation");
          return undefined;
        }
        const id = asker.nextId();
        const answer = asker.ask(id, () => send({ type: "ask-input", id, prompt }));
        return answer.kind === "answer" ? new TextDecoder().decode(answer.bytes) : null;
      },
      sleep(seconds) {
        output.flush();
        if (asker) asker.sleep(seconds * 1000);
        else for (const until = performance.now() + seconds * 1000; performance.now() < until; );
        lookAround();
      },
      display(mime, data, label) {
        if (!DISPLAYED.includes(mime)) throw new TypeError(`a ${mime} can't be shown`);
        output.display(mime as DisplayMime, typeof data === "string" ? encoder.encode(data) : data.slice(), label);
      },
      snapshot(name) {
        // The page takes no such name as a name at all, and would not answer.
        if (name === "" || name.length > 120) return "no such snapshot";
        const fetched = lessonFiles.fetch({ kind: "snapshot", name });
        return "bytes" in fetched ? fetched.bytes : fetched.reason;
      },
    },
  };

  // Python looks into this every fifty steps of its loop: the one moment at which a loop without any call can be seen to.
  let looks = 0;
  pyodide.setInterruptBuffer({
    get 0() {
      looks += 1;
      if (looks % 64 === 0) lookAround();
      return takeSignal();
    },
    set 0(_reset: number) {
      // The getter has reset it already.
    },
  } as unknown as Int32Array);
  return cell;
}
