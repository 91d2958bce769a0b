import { loadKernels } from "@thaw/kernels/load-kernels";
import { onTick } from "@thaw/torch/bridge/tick";
import { useCodecs } from "@thaw/torch/pictures/codecs";
import { installEngine, type PythonRuntime } from "@thaw/torch/python/install-engine";
import { useKernels } from "@thaw/torch/storage/runtime";
import { viewSharedBuffer } from "../cell/shared-memory.ts";
import type { FromWorker, ToWorker, WorkerStart } from "../cell/worker-messages.ts";
import type { LessonFile } from "../protocol/messages.ts";
import { createAsker } from "./ask-page.ts";
import { bootPyodide } from "./boot-pyodide.ts";
import { installConsole } from "./install-console.ts";
import { createLessonFiles } from "./lesson-files.ts";
import { createOutput } from "./output.ts";
import { connectPython } from "./run-python.ts";
import { RUNTIME_ADDRESS } from "./runtime-address.ts";
import { receiveRuntimeFiles } from "./runtime-files.ts";
import { shutIn } from "./shut-in.ts";
import { createWatch } from "./watch-tensors.ts";

/** The worker's beginning: takes its port, shuts the doors, starts Python, and runs what it is sent, one after the other. */
self.onmessage = ({ data }: MessageEvent<WorkerStart>) => {
  const { port, shared } = data;
  // Kept as a function of its own, so that nobody who changes a prototype later gets hold of the port.
  const send: (message: FromWorker) => void = port.postMessage.bind(port);
  const files = receiveRuntimeFiles();
  shutIn(self);
  Object.assign(self, { fetch: files.fetch });
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = files.instantiate;
  const lesson = Promise.withResolvers<readonly LessonFile[]>();
  const waiting: ToWorker[] = [];
  let handle = (message: ToWorker): void => void waiting.push(message);
  port.onmessage = ({ data: message }: MessageEvent<ToWorker>) => {
    if (message.type === "file") files.accept(message.file, message.bytes);
    else if (message.type === "lesson-files") lesson.resolve(message.files);
    else handle(message);
  };
  send({ type: "up" });
  boot()
    .then((run) => {
      handle = run;
      for (const message of waiting.splice(0)) run(message);
    })
    .catch((error: unknown) => send({ type: "crashed", reason: "boot", detail: describe(error) }));

  async function boot(): Promise<(message: ToWorker) => void> {
    const started = performance.now();
    const memory = shared ? viewSharedBuffer(shared) : null;
    const asker = memory ? createAsker(memory, send) : null;
    const output = createOutput({ send, now: () => performance.now() });
    const snapshot = await files.waitOptional("snapshot");
    const booted = bootPyodide({ indexUrl: RUNTIME_ADDRESS, packages: files.wait("packages"), snapshot });
    const pyodide = await Promise.race([booted, files.broken]);
    Reflect.deleteProperty(self, "fetch");
    WebAssembly.instantiateStreaming = instantiateStreaming;
    const lessonFiles = createLessonFiles(pyodide, asker, send);
    lessonFiles.mount(await lesson.promise);
    const watch = createWatch({ send, now: () => performance.now() });
    const cell = installConsole({ pyodide, output, asker, send, memory, lessonFiles, watch });
    useKernels(await loadKernels(await files.wait("kernels")));
    const codecs = { jpeg: await files.wait("jpeg"), webp: await files.wait("webp") };
    useCodecs((codec) => new Uint8Array(codecs[codec]));
    installEngine(pyodide as unknown as PythonRuntime);
    onTick(cell.tick);
    const python = connectPython({ pyodide, cell, output, lessonFiles, watch, send });
    send({
      type: "ready",
      python: pyodide.runPython("import sys; sys.version.split()[0]") as string,
      bootMilliseconds: performance.now() - started,
    });
    return python;
  }
};

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
