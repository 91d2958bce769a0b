import type { Database } from "@thaw/db/client";
import { selectOptionalExperiment } from "@thaw/db/tables/experiment";
import type { HandInRow } from "@thaw/db/tables/lab-hand-in";
import { countCorrect } from "@thaw/tl-engine/metrics/count-correct";
import { decodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { readThawed } from "@thaw/tl-engine/thaw/thawed-tensors";
import { optionalLabDefinition } from "../../lab-definitions.ts";
import { serverFeatures } from "./server-features.ts";
import { readServerPhotos } from "./server-photos.ts";

/**
 * Measures a head on the photos that only the server reads.
 * @throws Error when it can't be: the experiment was deleted since, the photos or the backbone are others now.
 */
export async function measureHandIn(
  db: Database,
  handIn: HandInRow,
): Promise<{ correct: number; close: number; total: number }> {
  const experiment = handIn.experimentId && (await selectOptionalExperiment(db, handIn.userId, handIn.experimentId));
  if (!experiment) throw new Error("the experiment is gone");
  const lab = optionalLabDefinition(experiment.labId);
  const photos = lab && (await readServerPhotos(lab.courseSlug));
  if (!photos || photos.sha256 !== handIn.photosSha256) throw new Error("the photos are others now");
  const { head } = decodeHead(experiment.head);
  const features = await serverFeatures({
    photos,
    backbone: { id: experiment.backbone, sha256: experiment.backboneSha256 },
    thawed: readThawed(experiment.head).length > 0 ? new Uint8Array(experiment.head) : null,
  });
  const classOf = new Map(lab.classes.map(({ id }, at) => [id, at]));
  const labels = Int32Array.from(photos.photos, (photo) => {
    const label = classOf.get(photo.class);
    if (label === undefined) throw new Error(`the lab has no class ${photo.class}`);
    return label;
  });
  return { ...countCorrect(head, features, labels), total: labels.length };
}
