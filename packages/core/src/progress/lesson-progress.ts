/** What progress needs to know of one item. */
export interface ProgressItem {
  id: string;
  points: number;
  bestScore: number;
  solved: boolean;
  solutionSeen: boolean;
  /** Whether the last try is used up. */
  closed: boolean;
}

export interface LessonProgress {
  /** 0 to 100; 100 only when nothing is left to do. */
  percent: number;
  sectionsDone: number;
  itemsDone: number;
  labsDone: number;
  score: number;
  maxScore: number;
  state: "not-started" | "under-way" | "done";
}

/**
 * The one rule of progress, for learners, instructors and admins alike: each section read, each item settled and
 * each lab done counts one, out of all of them. An item is settled when it is solved, when its last try is used up,
 * or when its solution was seen. The score is the sum of the best scores, and never part of the percentage: one can
 * finish a lesson without full marks. Ids that the lesson no longer has count for nothing.
 */
export function lessonProgress({
  sections,
  sectionsRead,
  items,
  labs,
  labsDone,
}: {
  sections: readonly string[];
  sectionsRead: readonly string[];
  items: readonly ProgressItem[];
  labs: readonly string[];
  labsDone: readonly string[];
}): LessonProgress {
  const readSections = sections.filter((id) => sectionsRead.includes(id)).length;
  const settledItems = items.filter((item) => item.solved || item.solutionSeen || item.closed).length;
  const doneLabs = labs.filter((id) => labsDone.includes(id)).length;
  const done = readSections + settledItems + doneLabs;
  const all = sections.length + items.length + labs.length;
  const sum = (values: number[]) => Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
  const started = done > 0;
  return {
    // Rounded down, so that 100 means done.
    percent: all === 0 ? 0 : Math.floor((100 * done) / all),
    sectionsDone: readSections,
    itemsDone: settledItems,
    labsDone: doneLabs,
    score: sum(items.map((item) => Math.min(item.bestScore, item.points))),
    maxScore: sum(items.map((item) => item.points)),
    state: !started ? "not-started" : done === all ? "done" : "under-way",
  };
}
