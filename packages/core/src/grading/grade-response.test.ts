import type { ItemKey } from "@thaw/contracts/answer-key";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import { describe, expect, it } from "vitest";
import { gradeResponse } from "./grade-response.ts";

const say = (value: string): LessonNode[] => [{ type: "text", value }];
const said = (nodes: LessonNode[]) => nodes.map((node) => (node.type === "text" ? node.value : "?"));
const base = { right: say("right"), wrong: say("hint"), solution: say("solution") };

describe("single choice", () => {
  const key: ItemKey = { ...base, kind: "single-choice", correct: "a", because: { a: say("why a"), b: say("why b") } };
  const grade = (choice: string) => gradeResponse({ key, response: { kind: "single-choice", choice } });

  it("says why for the choice taken, and nothing of the others", () => {
    expect(grade("a")).toMatchObject({ verdict: "right", share: 1, feedback: say("why a").concat(say("right")) });
    expect(said(grade("b").feedback)).toEqual(["why b", "hint"]);
    expect(grade("b")).toMatchObject({ verdict: "wrong", share: 0 });
  });

  it.each(["c", "__proto__", "constructor", "toString"])("cannot read a choice that is not there: %s", (choice) => {
    expect(grade(choice)).toEqual({
      verdict: "unreadable",
      share: 0,
      feedback: [],
      remarks: [{ code: "choice-unknown", params: {} }],
    });
  });
});

describe("several choices", () => {
  const because = { a: say("why a"), b: say("why b"), c: say("why c") };
  const key: ItemKey = { ...base, kind: "several-choices", correct: ["a", "b"], because };
  const grade = (...choices: string[]) => gradeResponse({ key, response: { kind: "several-choices", choices } });

  it("is all or nothing", () => {
    expect(grade("b", "a")).toMatchObject({ verdict: "right", share: 1 });
    expect(grade("a", "a", "b")).toMatchObject({ verdict: "right", share: 1 });
    expect(grade("a")).toMatchObject({ verdict: "wrong", share: 0 });
    expect(grade("a", "b", "c")).toMatchObject({ verdict: "wrong", share: 0 });
  });

  it("never speaks of a choice that was not taken", () => {
    expect(said(grade("a", "c").feedback)).toEqual(["why a", "why c", "hint"]);
    expect(said(grade("c").feedback)).toEqual(["why c", "hint"]);
  });

  it("cannot read an empty or unknown set", () => {
    expect(grade().verdict).toBe("unreadable");
    expect(grade("a", "x").verdict).toBe("unreadable");
  });
});

describe("number", () => {
  const when = [{ answer: 7, say: say("that is the output") }];
  const make = (answer: number, tolerance = 0): ItemKey => ({ ...base, kind: "number", answer, tolerance, when });
  const grade = (text: string, answer = 512, tolerance = 0) =>
    gradeResponse({ key: make(answer, tolerance), response: { kind: "number", text } });

  it.each(["512", " 512 ", "+512", "512.0", "512.", "5.12e2", "5.12E+2", "51200e-2", "0512"])("%s is 512", (text) => {
    expect(grade(text)).toMatchObject({ verdict: "right", remarks: [] });
  });

  it.each(["５１２", "５１２．０", "＋５１２"])("%s is 512, with a hint", (text) => {
    expect(grade(text)).toMatchObject({ verdict: "right", remarks: [{ code: "full-width" }] });
  });

  it.each(["14,000,000", "14 000 000", "14000000", "1.4e7", "14，000，000"])("%s is 14 million", (text) => {
    expect(grade(text, 14_000_000).verdict).toBe("right");
  });

  it.each(["-3", "−3", "–3", "－３", "ー３", "- 3"])("%s is minus three", (text) => {
    expect(grade(text, -3).verdict).toBe("right");
  });

  it.each([
    ["NaN", "number-unreadable"],
    ["Infinity", "number-unreadable"],
    ["1e999", "number-too-large"],
    ["1/2", "number-unreadable"],
    ["5 12", "number-unreadable"],
    ["--5", "number-unreadable"],
    ["0x200", "number-unreadable"],
    ["512個", "number-with-unit"],
    ["512 features", "number-with-unit"],
    ["50%", "number-with-unit"],
    ["0,5", "number-decimal-comma"],
    ["五百", "number-unreadable"],
    ["e", "number-unreadable"],
    [".", "number-unreadable"],
    ["1e", "number-unreadable"],
    ["", "number-unreadable"],
  ])("%s costs no try: %s", (text, code) => {
    expect(grade(text)).toMatchObject({ verdict: "unreadable", remarks: [{ code }] });
  });

  it("takes what lies within the tolerance, its edge too", () => {
    expect(grade("0.4", 0.3, 0.1).verdict).toBe("right");
    expect(grade("0.2", 0.3, 0.1).verdict).toBe("right");
    expect(grade("0.41", 0.3, 0.1).verdict).toBe("wrong");
    expect(grade("512.0001").verdict).toBe("wrong");
  });

  it("answers a foreseen mistake with its own words", () => {
    expect(said(grade("7").feedback)).toEqual(["that is the output"]);
    expect(said(grade("8").feedback)).toEqual(["hint"]);
  });
});

describe("text", () => {
  const when = [{ answer: "out_features", say: say("the other one") }];
  const key: ItemKey = { ...base, kind: "text", accept: ["in_features", "fc in"], caseSensitive: false, when };
  const grade = (text: string, caseSensitive = false) =>
    gradeResponse({ key: { ...key, caseSensitive }, response: { kind: "text", text } });

  it.each(["in_features", " IN_Features ", "ｉｎ＿ｆｅａｔｕｒｅｓ", "fc   in", "FC\u3000in"])(
    "%s is right",
    (text) => {
      expect(grade(text).verdict).toBe("right");
    },
  );

  it("minds capitals only where told", () => {
    expect(grade("IN_FEATURES", true).verdict).toBe("wrong");
    expect(grade("in_features", true).verdict).toBe("right");
  });

  it("answers a foreseen mistake with its own words", () => {
    expect(said(grade("Out_Features").feedback)).toEqual(["the other one"]);
  });
});

describe("code", () => {
  const expects = {
    callee: "torch.nn.Linear",
    args: [
      { name: "in_features", value: 512 },
      { name: "out_features", value: 7 },
    ],
    optional: [],
  };
  const key: ItemKey = { ...base, kind: "code-expression", binding: "new_layer", expects };

  it("gives the author's words with the grader's", () => {
    const grade = (code: string) => gradeResponse({ key, response: { kind: "code-expression", code } });
    expect(grade("nn.Linear(512, 7)")).toEqual({ verdict: "right", share: 1, feedback: say("right"), remarks: [] });
    expect(grade("nn.Linear(7, 512)")).toMatchObject({ verdict: "wrong", feedback: say("hint") });
    expect(grade("nn.Linear(")).toMatchObject({ verdict: "unreadable", feedback: [], share: 0 });
  });

  it("cannot read a response of another kind", () => {
    expect(gradeResponse({ key, response: { kind: "number", text: "1" } })).toMatchObject({
      verdict: "unreadable",
      remarks: [{ code: "response-kind" }],
    });
  });
});
