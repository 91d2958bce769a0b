import type { ContentProblem } from "@thaw/contracts/content-problem";
import type { Locale } from "@thaw/contracts/ids";
import { problemSentencesEn } from "./problem-sentences-en.ts";
import { problemSentencesJa } from "./problem-sentences-ja.ts";

const sentences = { ja: problemSentencesJa, en: problemSentencesEn };

const expectations: Record<Locale, Record<string, (options: string) => string>> = {
  ja: {
    "one-of": (options) => `次のどれか（${options}）`,
    "text-or-number": () => "引用符に入れた文字か、波かっこに入れた数",
    slug: () => "小文字の英数字とハイフンの名前（64字まで）",
    text: () => "引用符に入れた、空でも長すぎもしない文字",
    "whole-number": (options) => `波かっこに入れた整数${options && `（${options}）`}`,
    number: (options) => `波かっこに入れた数${options && `（${options}）`}`,
    boolean: () => "true か false（属性名だけなら true）",
  },
  en: {
    "one-of": (options) => `one of ${options}`,
    "text-or-number": () => "text in quotes or a number in braces",
    slug: () => "a name of lower-case letters, digits and single hyphens, at most 64",
    text: () => "text in quotes, neither empty nor too long",
    "whole-number": (options) => `a whole number in braces${options && ` (${options})`}`,
    number: (options) => `a number in braces${options && ` (${options})`}`,
    boolean: () => "true or false (the name alone means true)",
  },
};

const didYouMean: Record<Locale, (name: string) => string> = {
  ja: (name) => `「${name}」のことですか。`,
  en: (name) => `Did you mean “${name}”? `,
};

/** What is wrong with a lab's goal. */
const goalProblems: Record<Locale, Record<string, string>> = {
  ja: {
    form: "書き方が違います",
    metric: "目標にできないものです",
    comparison: "比べ方は >= だけです",
    range: "割合が0から1までにありません",
  },
  en: {
    form: "its form is wrong",
    metric: "that can't be a goal",
    comparison: "only >= compares",
    range: "the share isn't between 0 and 1",
  },
};

const topOfLesson: Record<Locale, string> = { ja: "レッスンの最上位", en: "the top of the lesson" };

export interface ProblemMessage {
  cause: string;
  suggestion: string;
}

/** A problem as a sentence that says what is wrong, and one that says what to do. */
export function problemMessage(
  { code, params }: Pick<ContentProblem, "code" | "params">,
  locale: Locale,
): ProblemMessage {
  const values: Record<string, string | number> = { ...params };
  if (params.expected !== undefined) {
    const describe = expectations[locale][String(params.expected)];
    values.expected = describe?.(String(params.options ?? "")) ?? params.expected;
  }
  if (code === "lab-goal") values.problem = goalProblems[locale][String(params.problem)] ?? "";
  if (params.parent === "top") values.parent = topOfLesson[locale];
  // Braces that name no param are MDX and stay.
  const fill = (template: string): string =>
    template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
  const [cause, fix] = sentences[locale][code];
  const near = params.suggestion === undefined ? "" : didYouMean[locale](String(params.suggestion));
  return { cause: fill(cause), suggestion: near + fill(fix) };
}
