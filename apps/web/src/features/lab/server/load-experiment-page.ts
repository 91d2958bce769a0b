import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Database } from "@thaw/db/client";
import type { SessionViewer } from "#platform/session.ts";
import { optionalLabDefinition } from "../lab-definitions.ts";
import { photoUrl, readPublicPhotos } from "../photos/course-images.ts";
import { listExperiments } from "./list-experiments.ts";
import { readExperiment } from "./read-experiment.ts";

export interface ExperimentPageData {
  experiment: ExperimentView;
  classNames: { ja: string; en: string }[];
  /** Addresses of the held-out photos, by path. */
  urls: Record<string, string>;
  /** Hash of the course's photos as they are now; the run's own where it used the learner's. */
  dataSha256: string | null;
  /** The same run on the other backbone. */
  twin: { id: string; number: number } | null;
  /** Other runs of this lab whose head has the very same weights. */
  sameHead: { id: string; number: number }[];
}

/**
 * All that the page of one of the viewer's own experiments shows.
 * @throws DomainError `not-found`.
 */
export async function loadExperimentPage(
  input: { viewer: SessionViewer; id: string },
  { db }: { db: Database },
): Promise<ExperimentPageData> {
  const experiment = await readExperiment(input, { db });
  const lab = optionalLabDefinition(experiment.labId);
  const photos = lab && (await readPublicPhotos(lab.courseSlug));
  const urls: Record<string, string> = {};
  for (const { path } of experiment.evaluation.heldOut.photos) {
    const photo = photos?.byPath.get(path);
    if (lab && photo) urls[path] = photoUrl(lab.courseSlug, photo);
  }
  const { own, classes } = experiment.evaluation.heldOut;
  const nameOf = new Map(lab?.classes.map(({ id, name }) => [id, name]));
  const { pairId } = experiment.settings;
  const all = await listExperiments({ viewer: input.viewer, labId: experiment.labId }, { db });
  const others = all.filter(({ id }) => id !== experiment.id);
  const twin = pairId && others.find(({ settings }) => settings.pairId === pairId);
  return {
    experiment,
    classNames: own
      ? own.map(({ name }) => ({ ja: name, en: name }))
      : classes.map((id) => nameOf.get(id) ?? { ja: id, en: id }),
    urls,
    // The learner's own photos are on their device: nothing here can say whether they changed.
    dataSha256: own ? experiment.dataSha256 : (photos?.dataSha256 ?? null),
    twin: twin ? { id: twin.id, number: twin.number } : null,
    sameHead: others
      .filter(({ headSha256 }) => headSha256 === experiment.headSha256)
      .map(({ id, number }) => ({ id, number })),
  };
}
