import { expect, test } from "vitest";
import { csvCell, gradebookCsv } from "./gradebook-csv.ts";

test.each([
  ["=1+1", "'=1+1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ["+81", "'+81"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["＝1+1", "'＝1+1"],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  ["山田 花子", "山田 花子"],
])("text %j is written as %j", (value, written) => {
  expect(csvCell(value)).toBe(written);
});

test("figures stay figures, and nothing stays empty", () => {
  expect(csvCell(-1.5)).toBe("-1.5");
  expect(csvCell(null)).toBe("");
});

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
