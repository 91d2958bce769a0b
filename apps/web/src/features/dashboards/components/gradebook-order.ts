import type { Gradebook, GradebookCell, GradebookLearner } from "@thaw/contracts/teaching";

export type SortKey = "name" | "percent" | "score" | "last-seen" | `item:${string}`;
export interface Order {
  key: SortKey;
  descending: boolean;
}
export type Filter = "everyone" | "stuck" | "not-begun";

/** A learner is stuck who has used up the tries of an item without solving it or seeing its solution. */
export const isStuck = (learner: GradebookLearner): boolean =>
  Object.values(learner.cells).some(({ state, closed }) => state === "wrong" && closed);

export const hasBegun = (learner: GradebookLearner): boolean =>
  learner.percent > 0 || Object.values(learner.cells).some(({ state }) => state !== "none");

const passes = { everyone: () => true, stuck: isStuck, "not-begun": (learner: GradebookLearner) => !hasBegun(learner) };

/** Full-width and half-width letters, capitals and small ones are the same to who searches. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

export function findLearners(
  learners: readonly GradebookLearner[],
  { search, filter, order, locale }: { search: string; filter: Filter; order: Order; locale: string },
): GradebookLearner[] {
  const wanted = folded(search.trim());
  const collator = new Intl.Collator(locale, { numeric: true });
  const value = (learner: GradebookLearner): number => {
    if (order.key === "percent") return learner.percent;
    if (order.key === "score") return learner.score;
    if (order.key === "last-seen") return learner.lastSeenAt ? Date.parse(learner.lastSeenAt) : 0;
    const cell = learner.cells[order.key.slice("item:".length)];
    return !cell || cell.state === "none" ? -1 : cell.score;
  };
  const byName = (a: GradebookLearner, b: GradebookLearner) => collator.compare(a.name, b.name);
  return learners
    .filter((learner) => folded(`${learner.name} ${learner.email}`).includes(wanted) && passes[filter](learner))
    .toSorted((a, b) => {
      const difference = order.key === "name" ? byName(a, b) : value(a) - value(b);
      return (order.descending ? -difference : difference) || byName(a, b);
    });
}

export interface ItemFigures {
  /** Mean score of those who answered, per cent of the points; null when nobody did. */
  mean: number | null;
  /** Of the learners who answered, per cent right on the first try. */
  rightFirst: number | null;
}

export function itemFigures(
  item: Gradebook["lessons"][number]["items"][number],
  learners: readonly GradebookLearner[],
): ItemFigures {
  const scores = learners.flatMap(({ cells }) => {
    const cell = cells[item.id];
    return cell && cell.tries > 0 ? [cell.score] : [];
  });
  const { statistic, points } = item;
  const total = scores.reduce((sum, score) => sum + score, 0);
  return {
    mean: scores.length === 0 || points === 0 ? null : Math.round((100 * total) / (scores.length * points)),
    rightFirst: statistic.learners === 0 ? null : Math.round((100 * statistic.rightFirst) / statistic.learners),
  };
}

export const emptyCell: GradebookCell = { state: "none", score: 0, tries: 0, closed: false };
