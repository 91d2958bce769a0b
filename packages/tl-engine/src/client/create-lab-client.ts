import { fetchAssets } from "../backbone/fetch-assets.ts";
import { connectLab } from "./connect-lab.ts";
import type { LabClient, LabClientOptions } from "./lab-types.ts";
import type { WorkerLike } from "./worker-link.ts";

/** Opens the lab in a browser page. No worker starts before the first call. */
export function createLabClient(options: LabClientOptions): LabClient {
  return connectLab({
    ...options,
    // Bundlers recognise a worker by this very expression.
    spawn: () => new Worker(new URL("../worker/lab-worker.ts", import.meta.url), { type: "module" }) as WorkerLike,
    cores: navigator.hardwareConcurrency || 1,
    resolveUrl: (url) => new URL(url, document.baseURI).href,
    openAssets: fetchAssets,
  });
}
