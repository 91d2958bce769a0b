import { answerKeySchema } from "@thaw/contracts/answer-key";
import { type LessonNode, lessonDocumentSchema } from "@thaw/contracts/lesson-document";
import { describe, expect, it } from "vitest";
import { compileLesson } from "./compile-lesson.ts";
import { compileBody, compiled, frontMatter, lessonWith, problemsOf, shortProblems } from "./testing/compile.ts";

const choice = (attributes = "") => `<SingleChoice id="advantage" ${attributes}>
<Prompt>What **helps**?</Prompt>
<Choice id="early" correct>Early features <Because>They serve anywhere.</Because></Choice>
<Choice id="fewer">Fewer weights <Because>The count stays.</Because></Choice>
<Wrong>Think of edges.</Wrong>
</SingleChoice>`;

const number = `<NumberAnswer id="inputs" answer={512} tolerance={0} unit="features">
<Prompt>How many?</Prompt>
<Right>Yes.</Right>
<Wrong when={7}>Those are the outputs.</Wrong>
<Wrong>Look at the last layer.</Wrong>
<Solution>It is 512.</Solution>
</NumberAnswer>`;

/** Markup of nodes, to say in one line what a tree must be. */
function markup(nodes: readonly LessonNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.value;
      const name = node.type === "element" ? node.tag : node.name;
      const props = Object.entries(node.props ?? {}).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
      return `<${name}${props.join("")}>${markup(node.children)}</${name}>`;
    })
    .join("");
}

const sectionOf = (body: string, locale = "en") => {
  const { document } = compiled(compileBody(body, {}, locale));
  const [section] = document.body;
  return markup(section?.type === "component" ? section.children : []);
};

describe("a whole lesson", () => {
  it("compiles to a document and a key that fit their contracts", () => {
    const { document, key, warnings } = compiled(compileBody(`${choice('tries={2} credit="1 0.5"')}\n\n${number}`));
    expect(lessonDocumentSchema.parse(document)).toEqual(document);
    expect(answerKeySchema.parse(key)).toEqual(key);
    expect(warnings).toEqual([]);
    expect(document.sections).toEqual([{ id: "one", title: "One", short: "One" }]);
    expect(document.items.map(({ id, sectionId, policy }) => ({ id, sectionId, policy }))).toEqual([
      { id: "test-lesson.advantage", sectionId: "one", policy: { tries: 2, credit: [1, 0.5], points: 1 } },
      { id: "test-lesson.inputs", sectionId: "one", policy: { tries: null, credit: [1], points: 1 } },
    ]);
  });

  it("gives the same bytes when compiled twice, and for another kind of line end", () => {
    const source = lessonWith(`${choice()}\n\n${number}\n\n$x^2$\n\n\`\`\`python\nx = 1\n\`\`\`\n`);
    const once = JSON.stringify(compileLesson(source, { figures: [] }));
    expect(JSON.stringify(compileLesson(source, { figures: [] }))).toBe(once);
    expect(JSON.stringify(compileLesson(`\ufeff${source.replaceAll("\n", "\r\n")}`, { figures: [] }))).toBe(once);
  });

  it("keeps everything that grades or explains out of the document", () => {
    const { document, key } = compiled(compileBody(`${choice()}\n\n${number}`));
    const open = JSON.stringify(document);
    for (const secret of [
      "They serve anywhere",
      "The count stays",
      "Think of edges",
      "Those are the outputs",
      "It is 512",
    ]) {
      expect(open).not.toContain(secret);
      expect(JSON.stringify(key)).toContain(secret);
    }
    expect(open).not.toContain("512");
    expect(open).not.toContain('"correct"');
  });

  it("reads the front matter and the file's place", () => {
    const options = { figures: [], expect: { lessonSlug: "other", locale: "ja" as const } };
    expect(
      problemsOf(compileLesson(lessonWith("Text."), options)).map(({ code, params }) => [code, params.field]),
    ).toEqual([
      ["front-matter-mismatch", "lesson"],
      ["front-matter-mismatch", "locale"],
    ]);
    const broken = '---\nlesson: Bad Name\ntitel: X\nminutes: many\n---\n<Section id="a" title="A">\nx\n</Section>\n';
    expect(shortProblems(compileLesson(broken, { figures: [], expect: { locale: "ja" } }))).toEqual([
      "front-matter-missing-field 1:1",
      "front-matter-missing-field 1:1",
      "front-matter-field 2:1",
      "front-matter-unknown-field 3:1",
      "front-matter-field 4:1",
    ]);
  });

  it("takes the language from the file's name where the front matter names none", () => {
    const source = lessonWith("Text.").replace("locale: en\n", "");
    expect(compiled(compileLesson(source, { figures: [], expect: { locale: "ja" } })).document.locale).toBe("ja");
  });
});

describe("prose", () => {
  it("emphasises beside Japanese brackets and joins Japanese lines", () => {
    expect(sectionOf("これは**「重要なこと」**です。\n次の行です。\nabc\ndef", "ja")).toBe(
      "<p>これは<strong>「重要なこと」</strong>です。次の行です。\nabc\ndef</p>",
    );
  });

  it("numbers headings by position, so that anchors are the same in every language", () => {
    expect(sectionOf("### 階層\n\n#### Deep")).toBe('<h3 id="s1-1">階層</h3><h4 id="s1-2">Deep</h4>');
  });

  it("gives table heads their scope and cells their alignment", () => {
    expect(sectionOf("| a | b |\n|:-|-:|\n| 1 | 2 |")).toBe(
      '<table><thead><tr><th scope="col" className="align-left">a</th><th scope="col" className="align-right">b</th></tr></thead>' +
        '<tbody><tr><td className="align-left">1</td><td className="align-right">2</td></tr></tbody></table>',
    );
  });

  it("names the boxes of a task list in the lesson's language", () => {
    expect(sectionOf("- [x] a\n- [ ] b", "ja")).toContain(
      '<input type="checkbox" disabled=true aria-label="完了" defaultChecked=true></input> a',
    );
    expect(sectionOf("- [ ] b")).toContain('aria-label="To do"></input> b');
  });

  it("numbers footnotes by first mention, each with a way back", () => {
    const { document } = compiled(
      compileBody("A[^z] and B[^y], again[^z].\n\n[^y]: Second.\n\n[^z]: First.", {}, "ja"),
    );
    const all = markup(document.body);
    expect(all).toContain('<a id="fnref-1" href="#fn-1" aria-label="脚注1">1</a>');
    expect(all).toContain('<a id="fnref-1-2" href="#fn-1"');
    expect(all).toContain(
      '<li id="fn-1">First.<a href="#fnref-1" aria-label="本文の脚注1へ戻る">↩</a></li><li id="fn-2">Second.',
    );
    const ids = [...all.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("highlights code at compile time with the design's classes", () => {
    expect(sectionOf('```python\nimport torch  # freeze\nx = f("a", 7, False)\n```')).toBe(
      '<pre tabIndex=0 data-language="python"><code><span className="k">import</span> torch  <span className="c"># freeze</span>\n' +
        'x = f(<span className="s">"a"</span>, <span className="n">7</span>, <span className="n">False</span>)</code></pre>',
    );
    expect(shortProblems(compileBody("```pyhton\nx\n```"))).toEqual(["unknown-code-language 8:1"]);
  });

  it("turns formulas into MathML, letters of a style into their own characters", () => {
    expect(sectionOf("$W\\in\\mathbb{R}^{7}$")).toBe(
      '<p><math><mrow><mi>W</mi><mo>∈</mo><msup><mi mathvariant="normal">ℝ</mi><mn>7</mn></msup></mrow></math></p>',
    );
    expect(sectionOf("$$\n\\textcolor{frozen}{f}\n$$")).toContain('<mstyle className="frozen"><mi>f</mi></mstyle>');
  });

  it("finds the place of a mistake in a formula", () => {
    const [inline] = problemsOf(compileBody("Text $a \\frob b$."));
    expect(inline).toMatchObject({ code: "maths", line: 8, column: 9 });
    const [block] = problemsOf(compileBody("$$\na +\n\\frob\n$$"));
    expect(block).toMatchObject({ code: "maths", line: 10, column: 1 });
  });

  it("names the command of a formula that would make a link", () => {
    const [problem] = problemsOf(compileBody("Text $a \\href{https://example.org}{b}$."));
    expect(problem).toMatchObject({ code: "maths", column: 9, params: { detail: "\\href" } });
  });

  it("drops comments and keeps captions inline", () => {
    expect(sectionOf('{/* note */}\n\na {/* b */}c\n\n<Figure name="thaw-line" alt="Alt">The **line**.</Figure>')).toBe(
      '<p>a c</p><Figure name="thaw-line" alt="Alt">The <strong>line</strong>.</Figure>',
    );
  });

  it("opens up paragraphs around components that stand on one line", () => {
    expect(sectionOf('<Terms><Term name="A">x</Term><Term name="B" original="b">y</Term></Terms>')).toBe(
      '<Terms><Term name="A">x</Term><Term name="B" original="b">y</Term></Terms>',
    );
  });

  it("warns of links to anchors that are not there, and of pictures without words", () => {
    expect(shortProblems(compileBody("[x](#oen) [y](#one) ![](images/a.png)"))).toEqual([
      "unknown-anchor 8:1",
      "image-without-alt 8:21",
    ]);
  });

  it("asks whether a picture exists", () => {
    const body = '<Figure src="images/a.jpg" alt="A" width={4} height={3}>x</Figure>';
    expect(shortProblems(compileBody(body, { fileExists: () => false }))).toEqual(["missing-file 8:9"]);
    expect(shortProblems(compileBody(body, { fileExists: (path) => path === "images/a.jpg" }))).toEqual([]);
  });
});

describe("mistakes of authors", () => {
  const cases: [name: string, body: string, problems: string[]][] = [
    ["a misspelt component", '<Calout kind="tip">x</Calout>', ["unknown-component 8:1"]],
    ["a misspelt attribute", '<Callout knid="tip">x</Callout>', ["missing-attribute 8:1", "unknown-attribute 8:10"]],
    ["a value of no allowed kind", '<Callout kind="hint">x</Callout>', ["attribute-value 8:10"]],
    ["a number in quotes", number.replace("answer={512}", 'answer="512"'), ["attribute-value 8:27"]],
    ["an attribute twice", '<Callout kind="tip" kind="note">x</Callout>', ["duplicate-attribute 8:21"]],
    ["a misspelt figure", '<Figure name="thaw-lien" alt="x">y</Figure>', ["unknown-figure 8:9"]],
    ["a figure with two sources", '<Figure name="thaw-line" src="images/a.png" alt="x" />', ["figure-source 8:1"]],
    [
      "a picture without its size",
      '<Figure src="images/a.png" alt="x" />',
      ["missing-attribute 8:1", "missing-attribute 8:1"],
    ],
    ["no prompt", number.replace("<Prompt>How many?</Prompt>", ""), ["missing-child 8:1"]],
    ["two prompts", number.replace("<Right>", "<Prompt>b</Prompt>\n<Right>"), ["duplicate-child 10:1"]],
    ["no right choice", choice().replace(" correct", ""), ["no-correct-choice 8:1"]],
    [
      "two right choices in a single one",
      choice().replace('"fewer"', '"fewer" correct'),
      ["several-correct-choices 11:20"],
    ],
    ["a choice twice", choice().replace('"fewer"', '"early"'), ["duplicate-id 11:9"]],
    ["one choice", choice().replace(/<Choice id="fewer.*/, ""), ["too-few-choices 8:1"]],
    ["a choice without a reason", choice().replace(/<Because>The.*<\/Because>/, ""), ["choice-without-because 10:1"]],
    ["an id twice", `${number}\n\n${number}`, ["duplicate-id 16:15"]],
    ["a section's id on an item", number.replace('"inputs"', '"one"'), ["duplicate-id 8:15"]],
    ["feedback for the right number", number.replace("when={7}", "when={512}"), ["when-is-right 11:8"]],
    ["feedback for no number", number.replace("when={7}", 'when="seven"'), ["number-when 11:8"]],
    ["feedback twice", number.replace("<Wrong>", '<Wrong when="7">'), ["when-duplicate 12:8"]],
    ["foreseen mistakes of a choice", choice().replace("<Wrong>", '<Wrong when="x">'), ["when-not-allowed 12:8"]],
    [
      "a tolerance that takes zero",
      number.replace("tolerance={0}", "tolerance={600}").replace("when={7}", "when={9999}"),
      ["tolerance-wide 8:40"],
    ],
    ["credit that rises", choice('credit="0.5 1"'), ["credit-list 8:30"]],
    ["more credit than tries", choice('tries={1} credit="1 0.5"'), ["credit-list 8:40"]],
    ["a heading of level two", "## Two", ["heading-level 8:1"]],
    ["a heading in a callout", '<Callout kind="tip">\n\n### x\n\n</Callout>', ["heading-not-allowed-here 10:1"]],
    ["prose between choices", choice().replace("<Wrong>", "stray\n\n<Wrong>"), ["content-not-allowed-here 12:1"]],
    ["a component in a list", '- <Callout kind="tip">x</Callout>', ["component-not-allowed-here 8:3"]],
    ["a section in a section", '<Section id="two" title="T">\nx\n</Section>', ["component-not-allowed-here 8:1"]],
    [
      "an item in a prompt",
      number.replace("How many?", `\n${choice()}\n`),
      ["component-not-allowed-here 10:1", "missing-child 8:1"],
    ],
    [
      "a footnote in a question",
      `${number.replace("How many?", "How many?[^a]")}\n\nx[^a]\n\n[^a]: n`,
      ["footnote-not-allowed-here 9:18"],
    ],
    ["an unused footnote", "x\n\n[^a]: n", ["footnote-unused 10:1"]],
    ["no accepted answer", '<TextAnswer id="t" accept=" | "><Prompt>x</Prompt></TextAnswer>', ["accept-empty 8:20"]],
    [
      "a call that is none",
      '<CodeAnswer id="c" binding="x" expects="512 + 7"><Prompt>x</Prompt></CodeAnswer>',
      ["expects-syntax 8:32"],
    ],
    [
      "an unknown constructor",
      '<CodeAnswer id="c" binding="x" expects="torch.nn.Liner(1, 2)"><Prompt>x</Prompt></CodeAnswer>',
      ["expects-callee 8:32"],
    ],
    [
      "a missing argument",
      '<CodeAnswer id="c" binding="x" expects="torch.nn.Linear(1)"><Prompt>x</Prompt></CodeAnswer>',
      ["expects-arguments 8:32"],
    ],
    [
      "a name that Python has taken",
      '<CodeAnswer id="c" binding="class" expects="torch.nn.Linear(1, 2)"><Prompt>x</Prompt></CodeAnswer>',
      ["binding-name 8:20"],
    ],
    [
      "a challenge without scenario or steps",
      '<Challenge id="c" title="C">\n</Challenge>',
      ["missing-child 8:1", "missing-child 8:1"],
    ],
    ["an unclosed tag", '<Callout kind="tip">\n\nx', ["syntax-unclosed-tag 8:1"]],
    ["a tag closed twice", "x\n\n</Callout>", ["syntax-unclosed-tag 7:1"]],
    ["an HTML comment", "a <!-- b --> c", ["syntax-html-comment 8:4"]],
    ["an open brace", "a { b", ["syntax-expression 8:6"]],
    ["an address in angle brackets", "see <https://example.org>", ["syntax-lone-angle 8:12"]],
  ];
  it.each(cases)("%s is found where it stands", (_, body, expected) => {
    expect(shortProblems(compileBody(body)).toSorted()).toEqual(expected.toSorted());
  });

  it("reports all problems at once, in the order of the source", () => {
    const body = `<Calout>x</Calout>\n\n## Two\n\n[a](javascript:x)\n\n${choice().replace(" correct", "")}\n\n{x}`;
    expect(shortProblems(compileBody(body))).toEqual([
      "unknown-component 8:1",
      "heading-level 10:1",
      "url-not-allowed 12:1",
      "no-correct-choice 14:1",
      "expression-not-allowed 21:1",
    ]);
  });

  it("wants items inside a section, and a section at all", () => {
    expect(shortProblems(compileLesson(`${frontMatter()}${number}\n`, { figures: [] }))).toEqual([
      "no-section 1:1",
      "item-outside-section 7:1",
    ]);
  });

  it("suggests the nearest name", () => {
    const suggestion = (body: string) => problemsOf(compileBody(body))[0]?.params.suggestion;
    expect(suggestion("<Calout>x</Calout>")).toBe("Callout");
    expect(suggestion('<Callout kind="tip" titel="x">x</Callout>')).toBe("title");
    expect(suggestion('<Figure name="thaw-lien" alt="x" />')).toBe("thaw-line");
    expect(suggestion("<Qqqqqqqq>x</Qqqqqqqq>")).toBeUndefined();
  });
});
