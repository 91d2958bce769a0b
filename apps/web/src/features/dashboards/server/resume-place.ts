import type { LessonStanding } from "@thaw/contracts/teaching";

export interface SectionState {
  id: string;
  title: string;
  /** `part`: read, with items still open. */
  state: "todo" | "part" | "done";
  /** Share of the section that is done: the reading and each of its items count one, as in the rule of progress. */
  share: number;
}

/** How far each section of a lesson is, by what was read and which of its items are settled. */
export function sectionStates(input: {
  sections: readonly { id: string; title: string }[];
  sectionsRead: readonly string[];
  items: readonly { sectionId: string | null; settled: boolean }[];
}): SectionState[] {
  return input.sections.map(({ id, title }) => {
    const items = input.items.filter(({ sectionId }) => sectionId === id);
    const done = (input.sectionsRead.includes(id) ? 1 : 0) + items.filter(({ settled }) => settled).length;
    const share = done / (1 + items.length);
    return { id, title, share, state: share === 1 ? "done" : share === 0 ? "todo" : "part" };
  });
}

/**
 * Where to go on in a lesson: in the section after the one read last, then wherever something is left. Null when the
 * sections are done; what is left then is a lab.
 */
export function nextSection(sections: readonly SectionState[], lastSection: string | null): SectionState | null {
  const last = sections.findIndex(({ id }) => id === lastSection);
  const current = sections[last];
  if (current?.state === "part") return current;
  return (
    sections.slice(last + 1).find(({ state }) => state !== "done") ??
    sections.find(({ state }) => state !== "done") ??
    null
  );
}

/** The lesson to go on with: the one under way that was touched last, else the first that is not done. */
export function lessonToResume<L extends { standing: LessonStanding; touchedAt: number; published: boolean }>(
  lessons: readonly L[],
): L | null {
  const open = lessons.filter(({ published, standing }) => published && standing.state !== "done");
  const underWay = open.filter(({ touchedAt }) => touchedAt > 0).toSorted((a, b) => b.touchedAt - a.touchedAt);
  return underWay[0] ?? open[0] ?? null;
}
