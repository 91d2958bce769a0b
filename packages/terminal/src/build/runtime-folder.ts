import { fileURLToPath } from "node:url";

/** Where the web app's server finds the runtime's files; see `apps/web/server/serve-runtime.ts`. */
export const RUNTIME_FOLDER = fileURLToPath(new URL("../../../../apps/web/public/generated/runtime", import.meta.url));
