import { readFileSync } from "node:fs";
import { checkLanguages } from "@thaw/content/check-languages";
import { compileLesson } from "@thaw/content/compile-lesson";
import type { ItemKey } from "@thaw/contracts/answer-key";
import { type Locale, locales } from "@thaw/contracts/ids";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { ItemResponse } from "@thaw/contracts/response";
import { gradeResponse } from "@thaw/core/grading/grade-response";
import { describe, expect, it } from "vitest";

const figures = ["feature-hierarchy", "thaw-line", "accuracy-by-photos", "head-swap"];
const lessonSlug = "transfer-learning";

function compile(locale: Locale) {
  const source = readFileSync(new URL(`./${lessonSlug}.${locale}.mdx`, import.meta.url), "utf8");
  const result = compileLesson(source, { figures, expect: { lessonSlug, locale } });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems, null, 2));
  return result;
}
const lessons = { ja: compile("ja"), en: compile("en") };

const textOf = (nodes: readonly LessonNode[]): string =>
  nodes.map((node) => (node.type === "text" ? node.value : textOf(node.children))).join("");

function keyOf(locale: Locale, slug: string): ItemKey {
  const key = lessons[locale].key.items[`${lessonSlug}.${slug}`];
  if (!key) throw new Error(`no item ${slug}`);
  return key;
}
const grade = (locale: Locale, slug: string, response: ItemResponse) =>
  gradeResponse({ key: keyOf(locale, slug), response });

/** The number as a word of its own: 7 is in "7 classes", not in "1,057". */
const saysNumber = (text: string, number: number): boolean =>
  new RegExp(`(?<![\\d,.])${number}(?![\\d,]|\\.\\d)`).test(text);

const rightChoices = { advantage: "features", "frozen-part": "extractor", "read-first": "input-width" };
const numbers = {
  "head-input": { right: 512, foreseen: ["7", "1000", "224", "576", "2048"], other: ["3584", "511", "-512"] },
  "head-output": { right: 7, foreseen: ["512", "1000", "224", "576", "10"], other: ["1", "8", "0.7"] },
};

it("is one lesson in all its languages", () => {
  expect(checkLanguages(Object.values(lessons))).toEqual([]);
});

describe.each(locales)("in %s", (locale) => {
  const { document, key, warnings } = lessons[locale];

  it("compiles without a warning", () => {
    expect(warnings).toEqual([]);
  });

  it("has seven sections, three questions, three steps and one graded lab", () => {
    expect(document.sections.map(({ id }) => id)).toEqual([
      "pretrained-weights",
      "three-elements",
      "two-barriers",
      "new-head",
      "check",
      "challenge",
      "lab",
    ]);
    expect(document.items.map(({ slug, kind, challengeId }) => [slug, kind, challengeId])).toEqual([
      ["advantage", "single-choice", null],
      ["frozen-part", "single-choice", null],
      ["read-first", "single-choice", null],
      ["head-input", "number", "adapt-head"],
      ["head-layer", "code-expression", "adapt-head"],
      ["head-output", "number", "adapt-head"],
      ["foodvision-head", "lab", null],
    ]);
    expect(document.labs).toEqual(["foodvision-head"]);
  });

  it("teaches the facts of the lesson", () => {
    const text = textOf(document.body);
    const million = locale === "ja" ? "1,400万" : "14 million";
    for (const fact of [
      million,
      "ImageNet",
      "1,000",
      "512",
      "576",
      "3,584",
      "MobileNetV3-Small",
      "QVAC",
      "Apache-2.0",
    ]) {
      expect(text).toContain(fact);
    }
  });

  it("offers a worked solution for each step and for no question", () => {
    for (const item of document.items)
      expect([item.slug, item.hasSolution]).toEqual([item.slug, item.challengeId !== null]);
  });

  it.each(Object.entries(rightChoices))("grades each choice of %s", (slug, right) => {
    const item = document.items.find((candidate) => candidate.slug === slug);
    const choices = item && "choices" in item ? item.choices : [];
    expect(choices).toHaveLength(4);
    for (const { id } of choices) {
      const { verdict, feedback } = grade(locale, slug, { kind: "single-choice", choice: id });
      expect([id, verdict]).toEqual([id, id === right ? "right" : "wrong"]);
      expect(textOf(feedback).length).toBeGreaterThan(20);
    }
  });

  it.each(Object.keys(rightChoices))("the choices of %s do not differ in length enough to tell", (slug) => {
    const item = document.items.find((candidate) => candidate.slug === slug);
    const lengths = item && "choices" in item ? item.choices.map(({ content }) => textOf(content).trim().length) : [];
    expect(Math.max(...lengths)).toBeLessThan(1.4 * Math.min(...lengths));
  });

  it.each(Object.entries(numbers))(
    "grades %s, with its own words for each expected mistake",
    (slug, { right, foreseen, other }) => {
      const say = (text: string) => grade(locale, slug, { kind: "number", text });
      expect(say(String(right)).verdict).toBe("right");
      const heard = foreseen.map((text) => {
        const { verdict, feedback } = say(text);
        expect([text, verdict]).toEqual([text, "wrong"]);
        return textOf(feedback);
      });
      const hint = textOf(keyOf(locale, slug).wrong);
      expect(new Set([...heard, hint]).size).toBe(foreseen.length + 1);
      for (const text of other) {
        expect([text, say(text).verdict, textOf(say(text).feedback)]).toEqual([text, "wrong", hint]);
      }
    },
  );

  it.each([
    "torch.nn.Linear(512, 7)",
    "new_layer = torch.nn.Linear(512, 7)",
    "torch.nn.Linear(in_features=512, out_features=7)",
    "torch.nn.Linear(out_features=7, in_features=512, bias=True)",
    "torch.nn.Linear(2 ** 9, 7)",
  ])("takes %s", (code) => {
    expect(grade(locale, "head-layer", { kind: "code-expression", code }).verdict).toBe("right");
  });

  it.each([
    "torch.nn.Linear(7, 512)",
    "torch.nn.Linear(512, 1000)",
    "torch.nn.Linear(576, 7)",
    "torch.nn.Linear(512, 7, bias=False)",
    "torch.nn.Conv2d(512, 7, 1)",
  ])("refuses %s", (code) => {
    expect(grade(locale, "head-layer", { kind: "code-expression", code }).verdict).toBe("wrong");
  });

  it("says no answer before it is given", () => {
    const published = JSON.stringify(document);
    expect(published).not.toMatch(/Linear\(\s*(in_features\s*=\s*)?512/);
    for (const item of Object.values(key.items)) {
      const hidden = [item.solution ?? [], item.right, item.wrong].map(textOf);
      if ("because" in item) hidden.push(...Object.values(item.because).map(textOf));
      if (item.kind === "number") hidden.push(...item.when.map(({ say }) => textOf(say)));
      for (const text of hidden.filter((candidate) => candidate.trim() !== "")) expect(published).not.toContain(text);
    }
    for (const [slug, { right }] of Object.entries(numbers)) {
      const prompt = document.items.find((item) => item.slug === slug)?.prompt ?? [];
      expect(saysNumber(textOf(prompt), right)).toBe(false);
    }
  });

  it("gives hints, not answers, to a wrong response", () => {
    for (const [slug, { right, foreseen }] of Object.entries(numbers)) {
      for (const text of [...foreseen, "3"]) {
        const hint = textOf(grade(locale, slug, { kind: "number", text }).feedback);
        expect([hint, saysNumber(hint, right)]).toEqual([hint, false]);
      }
    }
    expect(textOf(keyOf(locale, "head-layer").wrong)).not.toMatch(/Linear|512|7/);
    for (const [slug, right] of Object.entries(rightChoices)) {
      const item = document.items.find((candidate) => candidate.slug === slug);
      const choices = item && "choices" in item ? item.choices : [];
      const answer = textOf(choices.find(({ id }) => id === right)?.content ?? []).trim();
      expect(answer).not.toBe("");
      for (const { id } of choices.filter((choice) => choice.id !== right)) {
        const hint = textOf(grade(locale, slug, { kind: "single-choice", choice: id }).feedback);
        expect(hint).not.toContain(answer);
        expect(hint).not.toMatch(/in_features|正解は|right answer/);
      }
    }
  });
});
