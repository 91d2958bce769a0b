import type { ExperimentSummary } from "@thaw/contracts/experiment";

export type SortKey = "number" | "accuracy" | "backbone" | "photos" | "epochs" | "rate" | "when";
export interface SortOrder {
  key: SortKey;
  descending: boolean;
}

const valueBy: Record<SortKey, (experiment: ExperimentSummary) => number | string> = {
  number: ({ number }) => number,
  accuracy: ({ correct, total }) => correct / total,
  backbone: ({ backbone }) => backbone,
  photos: ({ settings }) => settings.photosPerClass,
  epochs: ({ settings }) => settings.epochs,
  rate: ({ settings }) => settings.learningRate,
  when: ({ createdAt }) => createdAt,
};

/** Sorted copies; equals stay newest first. */
export function sortExperiments(
  experiments: readonly ExperimentSummary[],
  { key, descending }: SortOrder,
): ExperimentSummary[] {
  const of = valueBy[key];
  const sign = descending ? -1 : 1;
  return [...experiments].sort((a, b) => {
    const [x, y] = [of(a), of(b)];
    return x < y ? -sign : x > y ? sign : b.number - a.number;
  });
}

/** The same column turns round; another one starts with its largest. */
export const nextOrder = (order: SortOrder, key: SortKey): SortOrder =>
  order.key === key ? { key, descending: !order.descending } : { key, descending: key !== "backbone" };

/**
 * The id of the best one by accuracy, where several can be told apart; the earlier of equals. Only runs on the course's
 * photos, and on as many held-out ones as the most of them, are compared: one of one's own photos right is no 100 %.
 */
export function bestExperimentId(experiments: readonly ExperimentSummary[]): string | null {
  const ofCourse = experiments.filter(({ ownPhotos }) => !ownPhotos);
  const most = Math.max(...ofCourse.map(({ total }) => total));
  const alike = ofCourse.filter(({ total }) => total === most);
  if (alike.length < 2) return null;
  const share = ({ correct, total }: ExperimentSummary) => correct / total;
  return alike.sort((a, b) => share(b) - share(a) || a.number - b.number)[0]?.id ?? null;
}
