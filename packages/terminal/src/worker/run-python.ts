import type { PyodideAPI } from "pyodide";
import type { FromWorker, ToWorker } from "../cell/worker-messages.ts";
import type { RunInput, RunOutcome, Traceback } from "../protocol/messages.ts";
import type { Cell } from "./install-console.ts";
import type { LessonFiles } from "./lesson-files.ts";
import type { Output } from "./output.ts";
import type { Watch } from "./watch-tensors.ts";

/** Python's `thaw_cell`. */
interface CellModule {
  bind(functions: object): void;
  /** @returns JSON of {@link Finished}. */
  run_program(code: string, filename: string, files: string, argv: string): string;
  run_prompt(code: string): string;
  report_tensors(): void;
}

interface Finished {
  readonly outcome: RunOutcome;
  readonly traceback: Traceback | null;
}

interface PythonOptions {
  readonly pyodide: PyodideAPI;
  readonly cell: Cell;
  readonly output: Output;
  readonly lessonFiles: LessonFiles;
  readonly watch: Watch;
  readonly send: (message: FromWorker) => void;
}

/** @returns what answers the messages of the page, one after the other. */
export function connectPython({
  pyodide,
  cell,
  output,
  lessonFiles,
  watch,
  send,
}: PythonOptions): (message: ToWorker) => void {
  const module = pyodide.pyimport("thaw_cell") as CellModule;
  module.bind(cell.functions);
  let isBroken = false;

  function execute(input: RunInput): Finished {
    const json =
      input.kind === "program"
        ? module.run_program(input.code, input.filename, JSON.stringify(input.files), JSON.stringify(input.argv))
        : module.run_prompt(input.code);
    return JSON.parse(json) as Finished;
  }

  function run(number: number, input: RunInput): void {
    if (isBroken) return;
    output.begin(number);
    cell.clearSignal();
    send({ type: "started", run: number });
    const started = performance.now();
    try {
      const { outcome, traceback } = execute(input);
      output.flush();
      if (traceback) send({ type: "traceback", run: number, traceback });
      send({ type: "done", run: number, outcome, milliseconds: performance.now() - started });
    } catch (error) {
      // Nothing of Python's own comes out as an exception here: the interpreter is broken.
      isBroken = true;
      output.flush();
      send({ type: "crashed", reason: "fatal", detail: String(error).slice(0, 2000) });
    } finally {
      cell.clearSignal();
    }
    // The namespace as the run left it, after an error too.
    show();
  }

  function show(): void {
    cell.look();
    if (!isBroken && watch.isOn()) module.report_tensors();
  }

  return (message) => {
    switch (message.type) {
      case "run":
        lessonFiles.keep(message.prefetched);
        return run(message.run, message.input);
      case "watch":
        watch.switch(message.on);
        return show();
      case "inspect":
      case "capture":
        watch.open(message);
        return show();
      case "look":
        return show();
    }
  };
}
