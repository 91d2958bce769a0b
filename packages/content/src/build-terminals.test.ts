import { lessonDocumentSchema } from "@thaw/contracts/lesson-document";
import { describe, expect, it } from "vitest";
import { checkLanguages } from "./check-languages.ts";
import { bareProgram, isPythonExpression } from "./read-python.ts";
import { bodyLine, compileBody, compiled, problemsOf, shortProblems } from "./testing/compile.ts";

const code = "```python\nimport torch\n\nfc = torch.nn.Linear(512, 7)\nprint(fc)  # the head\n```";
const terminal = (attributes = "", inside = "", program = code) =>
  `<Terminal id="head" ${attributes}>\n${program}\n${inside}\n</Terminal>`;
const terminalsOf = (body: string, options = {}) => compiled(compileBody(body, options)).document.terminals;

describe("a terminal", () => {
  it("keeps its code, its lines and its checks in the document, and a pointer among the prose", () => {
    const checks = [
      '<Check name="Seven classes" expression="fc.out_features" equals={7}>Read **the** second number.</Check>',
      '<Check name="A bias each" expression="fc.bias" shape="7" />',
      '<Check name="It is a scalar" expression="fc.bias.sum()" shape="" />',
      '<Check name="Near" expression="loss" equals={0.5} tolerance={0.01} />',
      '<Check name="Said" prints="done" />',
    ].join("\n");
    const body = `${terminal('title="bash — lesson" files="foodvision" readOnly="1-2, 4"', checks)}\n\n<TensorInspector terminal="head" />`;
    const { document } = compiled(compileBody(body, { fileSets: ["foodvision"] }));
    expect(lessonDocumentSchema.parse(document)).toEqual(document);
    expect(document.terminals).toEqual([
      {
        id: "test-lesson.head",
        slug: "head",
        sectionId: "one",
        title: "bash — lesson",
        files: "foodvision",
        code: "import torch\n\nfc = torch.nn.Linear(512, 7)\nprint(fc)  # the head",
        readOnly: [
          { from: 1, to: 2 },
          { from: 4, to: 4 },
        ],
        checks: [
          {
            kind: "equals",
            name: "Seven classes",
            expression: "fc.out_features",
            value: 7,
            tolerance: 0,
            hint: [
              { type: "text", value: "Read " },
              { type: "element", tag: "strong", children: [{ type: "text", value: "the" }] },
              { type: "text", value: " second number." },
            ],
          },
          { kind: "shape", name: "A bias each", expression: "fc.bias", shape: [7], hint: [] },
          { kind: "shape", name: "It is a scalar", expression: "fc.bias.sum()", shape: [], hint: [] },
          { kind: "equals", name: "Near", expression: "loss", value: 0.5, tolerance: 0.01, hint: [] },
          { kind: "prints", name: "Said", text: "done", hint: [] },
        ],
      },
    ]);
    const [section] = document.body;
    expect(section?.type === "component" && section.children).toEqual([
      { type: "component", name: "Terminal", props: { id: "test-lesson.head" }, children: [] },
      { type: "component", name: "TensorInspector", props: { terminal: "test-lesson.head" }, children: [] },
    ]);
  });

  it("needs no more than an id and code, and a lesson without one has no list", () => {
    expect(terminalsOf(terminal())).toMatchObject([{ title: null, files: null, readOnly: [], checks: [] }]);
    expect(terminalsOf("Text.")).toBeUndefined();
  });

  it("takes shapes as Python writes them", () => {
    const shapes = ["7, 512", "(7, 512)", "[7, 512]", "7", "(7,)"].map(
      (shape) => `<Check name="s" expression="x" shape="${shape}" />`,
    );
    const [one] = terminalsOf(terminal("", shapes.join("\n"))) ?? [];
    expect(one?.checks.map((check) => check.kind === "shape" && check.shape)).toEqual([
      [7, 512],
      [7, 512],
      [7, 512],
      [7],
      [7],
    ]);
  });
});

describe("what is wrong with a terminal is said where it stands", () => {
  const check = (attributes: string) => terminal("", `<Check name="c" ${attributes} />`);
  const checkLine = bodyLine + 7;
  it.each([
    ["no code", '<Terminal id="head">\n</Terminal>', `terminal-code ${bodyLine}:1`],
    ["two codes", terminal("", code), `terminal-code ${bodyLine + 7}:1`],
    ["another language", terminal("", "", "```js\nx\n```"), `terminal-code-language ${bodyLine + 1}:1`],
    ["no language", terminal("", "", "```\nx\n```"), `terminal-code-language ${bodyLine + 1}:1`],
    ["prose", terminal("", "Text."), `content-not-allowed-here ${bodyLine + 7}:1`],
    ["a line that is not there", terminal('readOnly="4-5"'), `read-only-lines ${bodyLine}:21`],
    ["lines that meet", terminal('readOnly="1-3, 3"'), `read-only-lines ${bodyLine}:21`],
    ["no line", terminal('readOnly="first"'), `read-only-lines ${bodyLine}:21`],
    ["unknown files", terminal('files="foodvison"'), `unknown-files ${bodyLine}:21`],
    ["an expression", terminal("files={photos}"), `attribute-expression ${bodyLine}:21`],
    ["a check for nothing", check(""), `check-kind ${checkLine}:1`],
    ["a check for two things", check('expression="x" equals={1} shape="1"'), `check-kind ${checkLine}:1`],
    ["a value without expression", check("equals={1}"), `check-kind ${checkLine}:1`],
    ["a printed expression", check('prints="a" expression="x"'), `check-kind ${checkLine}:1`],
    ["tolerance of a text", check('expression="x" equals="a" tolerance={1}'), `check-kind ${checkLine}:1`],
    ["a statement", check('expression="import os" equals={1}'), `check-expression ${checkLine}:17`],
    ["half an expression", check('expression="f(" equals={1}'), `check-expression ${checkLine}:17`],
    ["no shape", check('expression="x" shape="7 by 512"'), `check-shape ${checkLine}:32`],
    ["an id taken", `${terminal()}\n\n${terminal()}`, `duplicate-id ${bodyLine + 10}:11`],
    [
      "an inspector of nothing",
      `${terminal()}\n\n<TensorInspector terminal="haed" />`,
      `unknown-terminal ${bodyLine + 10}:18`,
    ],
    ["a check elsewhere", '<Check name="c" prints="x" />', `component-not-allowed-here ${bodyLine}:1`],
  ])("%s", (_, body, expected) => {
    expect(shortProblems(compileBody(body, { fileSets: ["foodvision"] }))).toEqual([expected]);
  });

  it("with the nearest name", () => {
    const suggest = (body: string) =>
      problemsOf(compileBody(body, { fileSets: ["foodvision"] })).map(({ params }) => params.suggestion);
    expect(suggest(`${terminal('files="foodvison"')}\n\n<TensorInspector terminal="haed" />`)).toEqual([
      "foodvision",
      "head",
    ]);
    expect(suggest(terminal('file="foodvision"'))).toEqual(["files"]);
  });
});

describe("terminals in two languages", () => {
  const check = (ja: string, en: string) =>
    checkLanguages([compiled(compileBody(ja, {}, "ja")), compiled(compileBody(en, {}, "en"))]).map(
      ({ code, params }) => `${code} ${params.detail}`,
    );
  const japanese = code.replace("the head", "ヘッド");
  it("agree when comments, texts and words differ", () => {
    const printed = (words: string) => `\`\`\`python\nprint("${words}", f"{x} ${words}")\n\`\`\``;
    expect(check(terminal("", "", japanese), terminal())).toEqual([]);
    expect(check(terminal("", "", printed("形")), terminal("", "", printed("shape")))).toEqual([]);
    const named = (name: string) => `<Check name="${name}" prints="7">${name}</Check>`;
    expect(check(terminal("", named("七")), terminal("", named("seven")))).toEqual([]);
  });
  it.each([
    ["id", terminal(), terminal().replace('"head"', '"heads"'), "heads, head"],
    ["program", terminal(), terminal("", "", code.replace("7", "8")), "head (code)"],
    ["lines", terminal('readOnly="1"'), terminal(), "head (readOnly)"],
    ["files", terminal('files="foodvision"'), terminal(), "head (files)"],
    ["check", terminal("", '<Check name="c" prints="7" />'), terminal(), "head (checks)"],
    ["terminal", terminal(), "Text.", "head"],
  ])("differ in their %s", (_, ja, en, detail) => {
    expect(check(ja, en)).toEqual([`languages-terminals ${detail}`]);
  });
});

describe("Python that is read and never run", () => {
  it.each([
    ["fc.out_features", true],
    ["[p.shape for p in model.parameters()]", true],
    ["x = 1", false],
    ["x; y", false],
    ["x\ny", false],
    ["f(", false],
    ["", false],
    ["x # why", false],
  ])("%s is an expression: %s", (source, expected) => {
    expect(isPythonExpression(source)).toBe(expected);
  });
  it("is the same program under other words", () => {
    expect(bareProgram('x = f("a", 1)  # one')).toBe(bareProgram("x = f('b', 1)\n"));
    expect(bareProgram("x = 1")).not.toBe(bareProgram("x = 2"));
  });
});
