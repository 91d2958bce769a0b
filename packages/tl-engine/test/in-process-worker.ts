import { MessageChannel } from "node:worker_threads";
import type { AssetSource } from "../src/backbone/asset-source.ts";
import type { WorkerLike } from "../src/client/worker-link.ts";
import type { LabRequest, LabResponse } from "../src/worker/lab-protocol.ts";
import { type LabScope, serveLab } from "../src/worker/serve-lab.ts";

/** A worker whose code runs in this process, behind a real channel: messages are cloned and transferred as for a Worker, and those that come back are counted. */
export function createInProcessWorker(assets: AssetSource): WorkerLike & { readonly messageCount: () => number } {
  const { port1, port2 } = new MessageChannel();
  const scope: LabScope = {
    postMessage: (message, transfer) => port2.postMessage(message, transfer as never),
    onmessage: null,
  };
  serveLab(scope, () => assets);
  port2.on("message", (data: LabRequest) => scope.onmessage?.({ data } as MessageEvent<LabRequest>));
  let messages = 0;
  const worker = {
    postMessage: (message: LabRequest, transfer: Transferable[]) => port1.postMessage(message, transfer as never),
    terminate: () => port1.close(),
    onmessage: null as WorkerLike["onmessage"],
    onerror: null as WorkerLike["onerror"],
    messageCount: () => messages,
  };
  port1.on("message", (data: LabResponse) => {
    messages++;
    worker.onmessage?.({ data } as MessageEvent<LabResponse>);
  });
  return worker;
}
