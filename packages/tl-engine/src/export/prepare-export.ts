import type { AssetSource } from "../backbone/asset-source.ts";
import { readBackboneState } from "../backbone/load-backbone.ts";
import { EngineError } from "../errors.ts";
import { withAdded } from "../networks/added-backbone.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { blocksOfThawed, readThawed } from "../thaw/thawed-tensors.ts";
import { type ExportedFile, exportClassifier } from "./export-files.ts";
import type { ExportRequest } from "./export-request.ts";
import { importHead } from "./import-head.ts";

/**
 * Reads the backbone, the head and what was thawed with it, and writes the file.
 * @throws EngineError `backbone-load` when the backbone is not the one that the head was trained on, `safetensors-invalid`
 * when the head does not fit the classes, or the thawed weights are not the backbone's last blocks.
 */
export async function prepareExport(request: ExportRequest, assets: AssetSource): Promise<ExportedFile> {
  const { kind, backbone: id, backboneSha256, added, classes, title, fileStem, locale } = request;
  const source = withAdded(assets, added ? [added] : []);
  const { info, state, network } = await readBackboneState(source, id);
  if (info.weightsSha256 !== backboneSha256) {
    throw new EngineError("backbone-load", `${id} has other weights now: ${info.weightsSha256}, not ${backboneSha256}`);
  }
  const { head } = importHead(request.head, { width: info.featureWidth, classCount: classes.length });
  const table = network ?? mobilenetV3Small();
  const thawed = readThawed(request.head);
  const thawedBlocks = thawed.length > 0 ? blocksOfThawed(table, thawed) : 0;
  const whole = new Map([...state, ...thawed.map(({ name, ...tensor }) => [name, tensor] as const)]);
  const about = { title, fileStem, locale, backbone: info, network: table, thawedBlocks };
  return exportClassifier(kind, { ...about, state: whole, head, classes });
}
