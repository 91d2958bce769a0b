import { fetchAssets } from "../backbone/fetch-assets.ts";
import { EngineError, messageOf } from "../errors.ts";
import type { ExportAnswer, ExportRequest } from "./export-request.ts";
import { prepareExport } from "./prepare-export.ts";

/** The part of a worker's global scope that this one uses. */
interface Scope {
  postMessage(message: ExportAnswer, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ExportRequest>) => void) | null;
}

const scope = globalThis as unknown as Scope;

scope.onmessage = async ({ data }) => {
  try {
    const file = await prepareExport(data, fetchAssets(data.assetsUrl));
    scope.postMessage({ file }, [file.bytes.buffer]);
  } catch (thrown) {
    const code = thrown instanceof EngineError ? thrown.code : null;
    scope.postMessage({ error: { code, message: messageOf(thrown) } }, []);
  }
};
