import type { ExperimentSummary } from "@thaw/contracts/experiment";

/** What of the list is shown; an empty text or "all" leaves nothing out. */
export interface ExperimentFilter {
  /** A backbone's id, or "all". */
  backbone: string;
  photos: "all" | "course" | "own";
  /** Sought in the notes. */
  text: string;
}

export const noFilter: ExperimentFilter = { backbone: "all", photos: "all", text: "" };

/** Full-width and half-width, upper and lower case count alike. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

export function filterExperiments(
  experiments: readonly ExperimentSummary[],
  { backbone, photos, text }: ExperimentFilter,
): ExperimentSummary[] {
  const sought = plain(text);
  return experiments.filter(
    (experiment) =>
      (backbone === "all" || experiment.backbone === backbone) &&
      (photos === "all" || experiment.ownPhotos === (photos === "own")) &&
      plain(experiment.note).includes(sought),
  );
}

/** The backbones of these experiments, each once, by id. */
export const backbonesOf = (experiments: readonly ExperimentSummary[]): string[] =>
  [...new Set(experiments.map(({ backbone }) => backbone))].sort();
