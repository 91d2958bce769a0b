import { expect, test } from "vitest";
import { lessonToResume, nextSection, sectionStates } from "./resume-place.ts";

const sections = ["a", "b", "c"].map((id) => ({ id, title: id.toUpperCase() }));

test("a section is done when it is read and all of its items are settled", () => {
  const states = sectionStates({
    sections,
    sectionsRead: ["a", "b"],
    items: [
      { sectionId: "b", settled: true },
      { sectionId: "b", settled: false },
      { sectionId: null, settled: false },
    ],
  });
  expect(states.map(({ state, share }) => [state, share])).toEqual([
    ["done", 1],
    ["part", 2 / 3],
    ["todo", 0],
  ]);
});

const state = (id: string, what: "todo" | "part" | "done") => ({ id, title: id, state: what, share: 0 });

test("one goes on after the section read last, and comes back for what is left", () => {
  const rows = [state("a", "todo"), state("b", "done"), state("c", "todo")];
  expect(nextSection(rows, "b")?.id).toBe("c");
  expect(nextSection(rows, null)?.id).toBe("a");
  expect(nextSection([state("a", "done"), state("b", "part"), state("c", "todo")], "b")?.id).toBe("b");
  expect(nextSection([state("a", "todo"), state("b", "done")], "b")?.id).toBe("a");
  expect(nextSection([state("a", "done")], "a")).toBeNull();
  expect(nextSection(rows, "a-section-that-is-gone")?.id).toBe("a");
});

test("the lesson to go on with is the one touched last that is not done", () => {
  const lesson = (name: string, touchedAt: number, what: "not-started" | "under-way" | "done", published = true) => ({
    name,
    touchedAt,
    published,
    standing: { percent: 0, score: 0, maxScore: 0, state: what, sectionsRead: 0, labsDone: 0 },
  });
  const lessons = [lesson("one", 5, "done"), lesson("two", 1, "under-way"), lesson("three", 3, "under-way")];
  expect(lessonToResume(lessons)?.name).toBe("three");
  expect(
    lessonToResume([
      lesson("one", 5, "done"),
      lesson("draft", 0, "not-started", false),
      lesson("two", 0, "not-started"),
    ])?.name,
  ).toBe("two");
  expect(lessonToResume([lesson("one", 5, "done")])).toBeNull();
});
