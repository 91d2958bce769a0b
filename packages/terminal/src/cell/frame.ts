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

addEventListener("message", function connect(event: MessageEvent) {
  const page = event.ports[0];
  if (event.source !== parent || !page) return;
  removeEventListener("message", connect);
  serve(page);
});

function serve(page: MessagePort): void {
  const toPage = (message: FromCell) => page.postMessage(message);
  let worker: { readonly thread: Worker; readonly port: MessagePort } | null = null;
  const shared = crossOriginIsolated ? createSharedBuffer() : null;
  const memory = shared ? viewSharedBuffer(shared) : null;
  const answerer = memory ? createAnswerer(memory) : null;

  const end = (): void => {
    worker?.thread.terminate();
    worker?.port.close();
    worker = null;
  };

  const start = (script: string): void => {
    end();
    const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const thread = new Worker(url);
    const { port1, port2 } = new MessageChannel();
    worker = { thread, port: port1 };
    thread.onerror = (event) => {
      end();
      toPage({ type: "crashed", reason: "fatal", detail: event.message ?? "" });
    };
    let second = 0;
    let messages = 0;
    port1.onmessage = ({ data, timeStamp }: MessageEvent<FromWorker>) => {
      if (timeStamp - second > 1000) [second, messages] = [timeStamp, 0];
      messages += 1;
      if (messages > MESSAGES_PER_SECOND) {
        end();
        return toPage({ type: "crashed", reason: "flood", detail: "" });
      }
      if (data.type === "wait") answerer?.expect(data.id);
      else if (data.type === "more") answerer?.continue(data.id);
      else toPage(data);
    };
    thread.postMessage({ port: port2, shared } satisfies WorkerStart, [port2]);
  };

  page.onmessage = ({ data }: MessageEvent<ToCell>) => {
    switch (data.type) {
      case "start":
        start(data.script);
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
          worker?.port.postMessage(data satisfies ToWorker);
          return;
        }
        leaveWish(memory, data);
        worker?.port.postMessage({ type: "look" } satisfies ToWorker);
        return;
      default: {
        const transfer = data.type === "file" && data.bytes ? [data.bytes] : [];
        worker?.port.postMessage(data satisfies ToWorker, transfer);
      }
    }
  };
  toPage({ type: "alive", isolated: shared !== null });
}
