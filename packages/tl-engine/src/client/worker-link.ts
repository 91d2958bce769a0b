import { EngineError } from "../errors.ts";
import { fromErrorMessage } from "../worker/error-message.ts";
import type { LabCallKind, LabCalls, LabRequest, LabResponse } from "../worker/lab-protocol.ts";
import type { PauseGate } from "./pause-gate.ts";

/** What the client needs of a Worker. */
export interface WorkerLike {
  postMessage(message: LabRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<LabResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface CallOptions<K extends LabCallKind> {
  readonly transfer?: Transferable[];
  readonly onProgress?: ((progress: LabCalls[K]["progress"]) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Holds the call up, where its kind knows how to wait. */
  readonly gate?: PauseGate | undefined;
}

interface Pending {
  readonly settle: (outcome: { output: unknown } | { error: unknown }) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
}

/** Calls to one worker, answered out of order. */
export interface WorkerLink {
  call<K extends LabCallKind>(
    kind: K,
    input: LabCalls[K]["input"],
    options?: CallOptions<K>,
  ): Promise<LabCalls[K]["output"]>;
  /** Ends the worker; whatever is pending rejects with `reason`. */
  close(reason: EngineError): void;
}

/** @param onLost called once when the worker can't be loaded or breaks; its pending calls have rejected by then. */
export function openWorkerLink(worker: WorkerLike, onLost: (error: EngineError) => void): WorkerLink {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let closed: EngineError | null = null;

  function close(reason: EngineError): void {
    if (closed) return;
    closed = reason;
    worker.terminate();
    for (const { settle } of [...pending.values()]) settle({ error: reason });
  }

  worker.onmessage = ({ data }) => {
    const call = pending.get(data.id);
    if (!call) return;
    if (data.kind === "progress") call.onProgress?.(data.progress as never);
    else if (data.kind === "done") call.settle({ output: data.output });
    else call.settle({ error: fromErrorMessage(data.error) });
  };
  worker.onerror = (event) => {
    if (closed) return;
    const error = new EngineError(
      "worker-lost",
      `the lab's worker broke: ${event.message || "it could not be loaded"}`,
    );
    close(error);
    onLost(error);
  };

  return {
    close,
    call(kind, input, { transfer = [], onProgress, signal, gate } = {}) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(closed);
        if (signal?.aborted) return reject(signal.reason);
        const id = nextId++;
        const onAbort = () => {
          worker.postMessage({ id, kind: "cancel" }, []);
          settle({ error: signal?.reason });
        };
        const settle: Pending["settle"] = (outcome) => {
          pending.delete(id);
          signal?.removeEventListener("abort", onAbort);
          stopGate?.();
          if ("output" in outcome) resolve(outcome.output as never);
          else reject(outcome.error);
        };
        const stopGate = gate?.onChange((isPaused) =>
          worker.postMessage({ id, kind: isPaused ? "pause" : "resume" }, []),
        );
        signal?.addEventListener("abort", onAbort, { once: true });
        pending.set(id, { settle, onProgress });
        try {
          worker.postMessage({ id, kind, input } as LabRequest, transfer);
          if (gate?.isPaused) worker.postMessage({ id, kind: "pause" }, []);
        } catch (cause) {
          settle({ error: new EngineError("invalid-input", "the request can't be sent to the worker", { cause }) });
        }
      });
    },
  };
}
