import type { FromCell, ToCell } from "../protocol/messages.ts";
import { createAnswerer } from "./answer-worker.ts";
import { leaveWish } from "./leave-wish.ts";
import { createSharedBuffer, header, INTERRUPT, viewSharedBuffer } from "./shared-memory.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.ts";

/**
 * The cell's document: an opaque origin, no network, no storage. It starts the worker that Python runs in and stands between it
 * and the page, so that what the page gets is bounded even when a learner's code got hold of the worker's own port.
 */

/** More messages than a worker of ours ever sends in a second. */
const MESSAGES_PER_SECOND = 2000;

interface RunningWorker {
  readonly thread: Worker;
  readonly port: MessagePort;
  isUp: boolean;
}

addEventListener("message", function connect(event: MessageEvent) {
  const page = event.ports[0];
  if (event.source !== parent || !page) return;
  removeEventListener("message", connect);
  serve(page);
});

function serve(page: MessagePort): void {
  const toPage = (message: FromCell) => page.postMessage(message);
  let worker: RunningWorker | null = null;
  // What comes before the worker is up is kept: one that must be started in another way has not heard it.
  let early: { message: ToWorker; transfer: Transferable[] }[] = [];
  const shared = createSharedBuffer();
  const memory = shared ? viewSharedBuffer(shared) : null;
  const answerer = memory ? createAnswerer(memory) : null;

  const end = (): void => {
    worker?.thread.terminate();
    worker?.port.close();
    worker = null;
  };

  const start = (script: string, scheme: "blob" | "data"): void => {
    end();
    const thread = new Worker(
      scheme === "blob"
        ? URL.createObjectURL(new Blob([script], { type: "text/javascript" }))
        : `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`,
    );
    const { port1, port2 } = new MessageChannel();
    let second = 0;
    let messages = 0;
    const started: RunningWorker = { thread, port: port1, isUp: false };
    worker = started;
    thread.onerror = (event) => {
      // WebKit starts no worker from a blob in an isolated frame; it does from the text itself.
      if (!started.isUp && scheme === "blob") {
        start(script, "data");
        return;
      }
      end();
      toPage({ type: "crashed", reason: started.isUp ? "fatal" : "boot", detail: event.message ?? "" });
    };
    port1.onmessage = ({ data, timeStamp }: MessageEvent<FromWorker>) => {
      if (timeStamp - second > 1000) [second, messages] = [timeStamp, 0];
      messages += 1;
      if (messages > MESSAGES_PER_SECOND) {
        end();
        toPage({ type: "crashed", reason: "flood", detail: "" });
        return;
      }
      if (data.type === "up") {
        started.isUp = true;
        for (const { message, transfer } of early) port1.postMessage(message, transfer);
        early = [];
      } else if (data.type === "wait") answerer?.expect(data.id);
      else if (data.type === "more") answerer?.continue(data.id);
      else toPage(data);
    };
    thread.postMessage({ port: port2, shared } satisfies WorkerStart, [port2]);
  };

  const toWorker = (message: ToWorker, transfer: Transferable[] = []): void => {
    if (worker?.isUp) worker.port.postMessage(message, transfer);
    else early.push({ message, transfer });
  };

  page.onmessage = ({ data }: MessageEvent<ToCell>) => {
    switch (data.type) {
      case "start":
        start(data.script, "blob");
        return;
      case "interrupt":
        if (!memory) return;
        Atomics.store(memory.header, header.signal, INTERRUPT);
        // Whatever Python waits for, it wakes up and sees the signal.
        Atomics.notify(memory.header, header.state);
        return;
      case "answer":
        return answerer?.answer(data.id, data.bytes, data.reason);
      case "watch":
      case "inspect":
      case "capture":
        if (!memory) {
          toWorker(data);
          return;
        }
        leaveWish(memory, data);
        toWorker({ type: "look" });
        return;
      default:
        toWorker(data, data.type === "file" && data.bytes ? [data.bytes] : []);
    }
  };
  toPage({ type: "alive", isolated: shared !== null });
}
