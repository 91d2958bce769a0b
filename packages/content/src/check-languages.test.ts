import { describe, expect, it } from "vitest";
import { checkLanguages } from "./check-languages.ts";
import { compileBody, compiled } from "./testing/compile.ts";

const question = (id = "q", attributes = "", prompt = "What?") => `<SingleChoice id="${id}" ${attributes}>
<Prompt>${prompt}</Prompt>
<Choice id="a" correct>A <Because>b</Because></Choice>
<Choice id="b">B <Because>c</Because></Choice>
</SingleChoice>`;
const number = (answer = 512) => `<NumberAnswer id="n" answer={${answer}}><Prompt>x</Prompt></NumberAnswer>`;
const text = (accept: string) => `<TextAnswer id="t" accept="${accept}"><Prompt>x</Prompt></TextAnswer>`;
const lab = (id: string) => `<Lab id="${id}" title="L">x</Lab>`;

const check = (ja: string, en: string) =>
  checkLanguages([compiled(compileBody(ja, {}, "ja")), compiled(compileBody(en, {}, "en"))]).map(({ code, params }) =>
    `${code} ${params.item ?? ""} ${params.locale} ${params.detail ?? ""}`.trim(),
  );

describe("languages of one lesson", () => {
  it("agree when only words differ", () => {
    const ja = `${question("q", "", "何？")}\n\n${number()}\n\n${text("特徴")}\n\n${lab("l")}`;
    const swapped = question().replace(/(<Choice id="a".*)\n(<Choice id="b".*)/, "$2\n$1");
    expect(check(ja, `${swapped}\n\n${number()}\n\n${text("features | feature")}\n\n${lab("l")}`)).toEqual([]);
  });

  it.each([
    ["an item is missing in one", question(), `${question()}\n\n${number()}`, ["languages-items n ja"]],
    ["an item is missing in the other", `${question()}\n\n${number()}`, question(), ["languages-items n en"]],
    ["the order differs", `${question()}\n\n${number()}`, `${number()}\n\n${question()}`, ["languages-order n en"]],
    ["the kind differs", number().replace('"n"', '"q"'), question(), ["languages-kind q en"]],
    ["a choice differs", question(), question().replace('"b"', '"c"'), ["languages-choices q en c, b"]],
    [
      "another choice is right",
      question(),
      question().replace(" correct", "").replace('"b"', '"b" correct'),
      ["languages-grading q en correct"],
    ],
    ["the number differs", number(512), number(576), ["languages-grading n en answer"]],
    ["the tries differ", question("q", "tries={2}"), question(), ["languages-grading q en tries"]],
    [
      "capitals matter in one",
      text("a"),
      text("a").replace('accept="a"', 'accept="a" case'),
      ["languages-grading t en case"],
    ],
    ["the labs differ", lab("l"), lab("m"), ["languages-labs  en m, l"]],
  ])("differ when %s", (_, ja, en, expected) => {
    expect(check(ja, en)).toEqual(expected);
  });

  it("differ when the sections or the lesson do", () => {
    const ja = compiled(compileBody("x", {}, "ja"));
    const sections = { ...ja, document: { ...ja.document, sections: [{ id: "two", title: "", short: "" }] } };
    expect(checkLanguages([ja, sections]).map(({ code }) => code)).toEqual(["languages-sections"]);
    const other = { ...ja, document: { ...ja.document, lessonSlug: "other" } };
    expect(checkLanguages([ja, other]).map(({ code }) => code)).toEqual(["languages-lesson"]);
  });
});
