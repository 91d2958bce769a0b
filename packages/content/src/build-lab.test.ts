import { describe, expect, it } from "vitest";
import { checkLanguages } from "./check-languages.ts";
import { problemMessage } from "./problem-messages.ts";
import { readGoal } from "./read-goal.ts";
import { bodyLine, compileBody, compiled, problemsOf, shortProblems } from "./testing/compile.ts";

const lab = (attributes = "") => `<Lab id="head" title="A head" ${attributes}>Train one.</Lab>`;

describe("a graded lab", () => {
  it("is an item with the lab's id, graded by its goal, and stays a lab", () => {
    const { document, key } = compiled(compileBody(lab('goal="accuracy>=0.9" points={3} credit="1 0.5" tries={2}')));
    expect(document.labs).toEqual(["head"]);
    expect(document.items).toEqual([
      {
        id: "test-lesson.head",
        slug: "head",
        sectionId: "one",
        challengeId: null,
        label: "A head",
        prompt: [],
        policy: { tries: 2, credit: [1, 0.5], points: 3 },
        hasSolution: false,
        kind: "lab",
        goal: { metric: "accuracy", atLeast: 0.9 },
      },
    ]);
    expect(key.items["test-lesson.head"]).toEqual({
      kind: "lab",
      goal: { metric: "accuracy", atLeast: 0.9 },
      right: [],
      wrong: [],
      solution: null,
    });
    const [section] = document.body;
    const names = section?.type === "component" ? section.children.map((node) => "name" in node && node.name) : [];
    expect(names).toEqual(["Lab"]);
  });

  it("is no item without a goal", () => {
    const { document, key } = compiled(compileBody(lab()));
    expect(document).toMatchObject({ labs: ["head"], items: [] });
    expect(key.items).toEqual({});
  });

  it.each([
    ["accuracy>=0.9", 0.9],
    [" accuracy ≥ 94.7% ", 0.947],
    ["accuracy>=1", 1],
    ["accuracy >= ９０％", 0.9],
  ])("reads the goal %s", (text, atLeast) => {
    expect(readGoal(text)).toEqual({ goal: { metric: "accuracy", atLeast } });
  });

  it.each([
    ["0.9", "form"],
    ["accuracy>=", "form"],
    ["accuracy>=-0.1", "form"],
    ["accuracy>=0.9 or so", "form"],
    ["photosPerClass>=10", "metric"],
    ["accuracy<=0.9", "comparison"],
    ["accuracy=0.9", "comparison"],
    ["accuracy>=0", "range"],
    ["accuracy>=90", "range"],
    ["accuracy>=101%", "range"],
  ])("refuses the goal %s: %s", (text, problem) => {
    expect(readGoal(text)).toEqual({ problem });
  });

  it("says where a goal can't be read, what is wrong with it, and what to write", () => {
    const [problem] = problemsOf(compileBody(lab('goal="accuracy>90"')));
    expect(problem).toMatchObject({ code: "lab-goal", line: bodyLine, column: 31, severity: "error" });
    if (!problem) return;
    expect(problemMessage(problem, "en").cause).toBe("goal “accuracy>90” can't be read (only >= compares).");
    expect(problemMessage(problem, "en").suggestion).toContain('goal="accuracy>=0.9"');
    expect(problemMessage(problem, "ja").cause).toContain("比べ方は >= だけです");
  });

  it("refuses what only a graded lab has, each at its place", () => {
    expect(shortProblems(compileBody(lab("points={3}\ntries={2}")))).toEqual([
      `lab-without-goal ${bodyLine}:31`,
      `lab-without-goal ${bodyLine + 1}:1`,
    ]);
  });

  it("names a lab that the site has", () => {
    const [problem] = problemsOf(compileBody(lab(), { labs: ["heads"] }));
    expect(problem).toMatchObject({ code: "unknown-lab", params: { name: "head", suggestion: "heads" } });
    expect(problemsOf(compileBody(lab(), { labs: ["head"] }))).toEqual([]);
  });

  it("asks for the same in every language", () => {
    const compile = (locale: string, attributes: string) => compiled(compileBody(lab(attributes), {}, locale));
    const differing = checkLanguages([
      compile("ja", 'goal="accuracy>=0.9"'),
      compile("en", 'goal="accuracy>=0.8" points={2}'),
    ]);
    expect(differing.map(({ code, params }) => `${code} ${params.item} ${params.detail}`)).toEqual([
      "languages-grading head points, goal",
    ]);
    expect(checkLanguages([compile("ja", 'goal="accuracy>=0.9"'), compile("en", 'goal="accuracy ≥ 90%"')])).toEqual([]);
  });
});
