import { contentProblemCodes } from "@thaw/contracts/content-problem";
import { describe, expect, it } from "vitest";
import { problemMessage } from "./problem-messages.ts";
import { problemSentencesEn } from "./problem-sentences-en.ts";
import { problemSentencesJa } from "./problem-sentences-ja.ts";
import { compileBody, problemsOf } from "./testing/compile.ts";

const paramsIn = (template: string) => [...template.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name).toSorted();

describe("sentences for problems", () => {
  it.each(contentProblemCodes)("%s is said in both languages, with the same names in it", (code) => {
    const [causeJa, fixJa] = problemSentencesJa[code];
    const [causeEn, fixEn] = problemSentencesEn[code];
    expect(causeJa).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(fixJa).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(causeEn).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(paramsIn(causeJa)).toEqual(paramsIn(causeEn));
    expect(paramsIn(fixJa)).toEqual(paramsIn(fixEn));
  });

  it("fills in names and suggests the nearest one", () => {
    const [problem] = problemsOf(compileBody("<Calout>x</Calout>"));
    if (!problem) throw new Error("expected a problem");
    expect(problemMessage(problem, "en")).toEqual({
      cause: "There is no component <Calout>.",
      suggestion: "Did you mean “Callout”? See the guide for all there are.",
    });
    expect(problemMessage(problem, "ja").suggestion).toBe("「Callout」のことですか。使えるものは手引きにあります。");
  });

  it("says what a value must be", () => {
    const say = (body: string) => problemsOf(compileBody(body)).map((problem) => problemMessage(problem, "en").cause);
    expect(say('<Callout kind="hint">x</Callout>')).toEqual(["kind of <Callout> must be one of note, tip, caution."]);
    expect(say('<NumberAnswer id="a" answer="1"><Prompt>x</Prompt></NumberAnswer>')).toEqual([
      "answer of <NumberAnswer> must be a number in braces.",
    ]);
    expect(say('<NumberAnswer id="A b" answer={1} tries={0}><Prompt>x</Prompt></NumberAnswer>')).toEqual([
      "id of <NumberAnswer> must be a name of lower-case letters, digits and single hyphens, at most 64.",
      "tries of <NumberAnswer> must be a whole number in braces (1–20).",
    ]);
  });

  it("leaves no hole in the sentences of problems that occur", () => {
    const bodies = [
      "## a",
      "{x}",
      "<b />",
      "<Callout />",
      "$\\x$",
      "[a](b:c)",
      "![a](b)",
      "```zz\n```",
      '<Challenge id="c" title="c" />',
    ];
    for (const problem of bodies.flatMap((body) => problemsOf(compileBody(body)))) {
      for (const locale of ["ja", "en"] as const) {
        const { cause, suggestion } = problemMessage(problem, locale);
        const known = new Set(paramsIn(problemSentencesEn[problem.code].join(" ")));
        for (const tex of ["frozen", "thawed"]) known.delete(tex);
        for (const name of paramsIn(`${cause} ${suggestion}`)) expect(known, problem.code).not.toContain(name);
      }
    }
  });
});
