import { expect, test } from "vitest";
import { gradebookCsv } from "./gradebook-csv.ts";

test("a line a learner, with what was not tried left empty", () => {
  const statistic = { attempts: 0, learners: 0, rightFirst: 0, right: 0, solutionsSeen: 0 };
  const item = { id: "l.q", label: "Q", kind: "text", points: 1, tries: 3, statistic };
  const standing = { percent: 40, score: 1, maxScore: 2, state: "under-way" as const, sectionsRead: 1, labsDone: 0 };
  const cell = { state: "right" as const, score: 0.5, tries: 2, closed: false };
  const csv = gradebookCsv(
    {
      course: { slug: "c", title: "C" },
      lessons: [
        {
          slug: "l",
          position: 7,
          title: "L",
          maxScore: 2,
          sections: 1,
          labs: 0,
          items: [item, { ...item, id: "l.r" }],
        },
      ],
      learners: [
        {
          id: "1",
          name: "=evil",
          email: "a@b.example",
          enrolled: true,
          closed: false,
          lastSeenAt: null,
          percent: 40,
          score: 1,
          cells: { "l.q": cell },
          lessons: { l: standing },
        },
      ],
      asOf: "2026-01-01T00:00:00Z",
    },
    "en",
  );
  expect(csv).toBe(
    "\ufeffName,Email,Progress (%),Score,7 L (%),Q [l.q] /1,Q [l.q] tries,Q [l.r] /1,Q [l.r] tries,Last seen\r\n" +
      "'=evil,a@b.example,40,1,40,0.5,2,,,\r\n",
  );
});
