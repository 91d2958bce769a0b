import { fetchAssets } from "../../src/backbone/fetch-assets.ts";
import { connectLab } from "../../src/client/connect-lab.ts";
import { createLabClient } from "../../src/client/create-lab-client.ts";
import type { BackendChoice, LabClient } from "../../src/client/lab-types.ts";
import type { WorkerLike } from "../../src/client/worker-link.ts";

/** The client over a worker whose GPU passes for hardware, and which a test can take away. */
function createFragileLab(backend: BackendChoice): LabClient {
  return connectLab({
    assetsBaseUrl: "/generated",
    backend,
    cores: 1,
    resolveUrl: (url) => new URL(url, document.baseURI).href,
    openAssets: fetchAssets,
    spawn: () => new Worker(new URL("./fragile-worker.ts", import.meta.url), { type: "module" }) as WorkerLike,
  });
}

const exposed = { createLabClient, createFragileLab };
/** What the browser tests drive: the client just as the web app uses it. */
export type Exposed = typeof exposed & { lab: LabClient };
Object.assign(globalThis, exposed);
