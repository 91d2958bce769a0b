import { readdirSync, readFileSync } from "node:fs";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import { describe, expect, it } from "vitest";
import type { CompileResult } from "./compile-lesson.ts";
import { compileLesson } from "./compile-lesson.ts";
import { compileBody, lessonWith, problemsOf, shortProblems } from "./testing/compile.ts";

const tags = new Set(
  "p em strong del code pre br hr a img sup sub blockquote ul ol li input h3 h4 table thead tbody tr th td span div section math mrow mi mn mo mtext mspace msub msup msubsup mfrac msqrt mroot munder mover munderover mtable mtr mtd mstyle mpadded mphantom menclose".split(
    " ",
  ),
);
const props = new Set(
  "className href title rel src alt loading decoding id aria-label role tabIndex data-language scope start type disabled defaultChecked".split(
    " ",
  ),
);

/** Every reason why a compiled tree could do something in a browser. */
function dangers(nodes: readonly LessonNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === "text") return [];
    const own: string[] = [];
    if (node.type === "element") {
      if (!tags.has(node.tag)) own.push(`tag ${node.tag}`);
      for (const [name, value] of Object.entries(node.props ?? {})) {
        const isMathMl = /^m[a-z]+$/.test(node.tag);
        if (!props.has(name) && !isMathMl) own.push(`prop ${name}`);
        if (/^on|style|html|srcdoc/i.test(name)) own.push(`prop ${name}`);
        if (name === "href" && !/^(?:https?:\/\/|mailto:|[#/]|[\w.-]+(?:[/?#]|$))/.test(String(value)))
          own.push(`href ${value}`);
        if (name === "src" && !/^[\w./-]+$/.test(String(value))) own.push(`src ${value}`);
      }
    }
    return [...own, ...dangers(node.children)];
  });
}

/** Runs in this very process if anything is ever evaluated. */
declare global {
  var probeRan: boolean | undefined;
}

function everyTree(result: CompileResult): LessonNode[] {
  if ("problems" in result) return [];
  const { document, key } = result;
  const keyTrees = Object.values(key.items).flatMap((item) => [
    ...item.right,
    ...item.wrong,
    ...(item.solution ?? []),
    ...("because" in item ? Object.values(item.because).flat() : []),
    ...("when" in item ? item.when.flatMap(({ say }) => say) : []),
  ]);
  const items = document.items.flatMap((item) => [
    ...item.prompt,
    ...("choices" in item ? item.choices.flatMap(({ content }) => content) : []),
  ]);
  return [...document.body, ...items, ...keyTrees];
}

const run = "globalThis.probeRan = true";
/** Each must be refused with this code. */
const refused: [name: string, body: string, code: string][] = [
  ["a script", `<script>{"${run}"}</script>`, "html-not-allowed"],
  ["a script from elsewhere", '<script src="https://example.org/x.js" />', "html-not-allowed"],
  ["an iframe", '<iframe src="https://example.org" />', "html-not-allowed"],
  ["an object", '<object data="x" />', "html-not-allowed"],
  ["an svg with a handler", `<svg onload="${run}" />`, "html-not-allowed"],
  ["an image with a handler", `<img src="x" onerror="${run}" />`, "html-not-allowed"],
  ["a style element", "<style>{`body { display: none }`}</style>", "html-not-allowed"],
  ["a form", '<form action="https://example.org" />', "html-not-allowed"],
  ["a base element", '<base href="https://example.org" />', "html-not-allowed"],
  ["a meta refresh", '<meta http-equiv="refresh" content="0" />', "html-not-allowed"],
  ["a link in HTML", '<a href="javascript:alert(1)">x</a>', "html-not-allowed"],
  ["a fragment", "<>x</>", "html-not-allowed"],
  ["a member of a component", "<Callout.constructor>x</Callout.constructor>", "unknown-component"],
  ["a component of Object.prototype", "<constructor>x</constructor>", "html-not-allowed"],
  ["a component named __proto__", "<__proto__>x</__proto__>", "html-not-allowed"],
  ["a component named toString", "<toString />", "html-not-allowed"],
  ["a name space", "<xlink:href>x</xlink:href>", "html-not-allowed"],
  ["an expression", `{${run}}`, "expression-not-allowed"],
  ["an expression in a line", `a {(() => { ${run} })()} b`, "expression-not-allowed"],
  ["an expression behind a comment", `{/* a */ ${run}}`, "expression-not-allowed"],
  ["an empty expression", "{}", "expression-not-allowed"],
  ["a template", `{\`\${${run}}\`}`, "expression-not-allowed"],
  ["an expression in an attribute", `<Callout kind={${run}}>x</Callout>`, "attribute-expression"],
  ["a template in an attribute", "<Callout kind={`tip`}>x</Callout>", "attribute-expression"],
  ["a string in braces", '<Callout kind={"tip"}>x</Callout>', "attribute-expression"],
  [
    "a sum in an attribute",
    '<NumberAnswer id="a" answer={500 + 12}><Prompt>x</Prompt></NumberAnswer>',
    "attribute-expression",
  ],
  [
    "a name in an attribute",
    '<NumberAnswer id="a" answer={Infinity}><Prompt>x</Prompt></NumberAnswer>',
    "attribute-expression",
  ],
  ["a component in an attribute", "<Callout kind={<b />}>x</Callout>", "attribute-expression"],
  ["a spread", "<Callout {...x}>x</Callout>", "spread-not-allowed"],
  ["a spread of an object", `<Callout {...{ onClick: (${run}) }}>x</Callout>`, "spread-not-allowed"],
  ["a handler on a component", `<Callout kind="tip" onClick="${run}">x</Callout>`, "unknown-attribute"],
  ["inner HTML", '<Callout kind="tip" dangerouslySetInnerHTML="<b>">x</Callout>', "unknown-attribute"],
  ["a style", '<Callout kind="tip" style="position: fixed">x</Callout>', "unknown-attribute"],
  ["a class", '<Callout kind="tip" className="x">x</Callout>', "unknown-attribute"],
  ["an attribute named __proto__", '<Callout kind="tip" __proto__="x">x</Callout>', "unknown-attribute"],
  ["an attribute named constructor", '<Callout kind="tip" constructor="x">x</Callout>', "unknown-attribute"],
  ["an id named __proto__", '<Section id="__proto__" title="x">x</Section>', "component-not-allowed-here"],
  [
    "an item named __proto__",
    '<NumberAnswer id="__proto__" answer={1}><Prompt>x</Prompt></NumberAnswer>',
    "attribute-value",
  ],
  ["an import", 'import fs from "node:fs"', "esm-not-allowed"],
  ["an export", `export const x = (${run})`, "esm-not-allowed"],
  ["an export that runs", `export default ${run}`, "esm-not-allowed"],
  ["a script URL", "[x](javascript:alert(1))", "url-not-allowed"],
  ["a script URL in capitals", "[x](JaVaScRiPt:alert(1))", "url-not-allowed"],
  ["a script URL by entity", "[x](&#106;avascript:alert(1))", "url-not-allowed"],
  ["a script URL by named entity", "[x](javascript&colon;alert(1))", "url-not-allowed"],
  ["a script URL broken by a tab", "[x](<java\tscript:alert(1)>)", "url-not-allowed"],
  ["a script URL broken by an entity", "[x](java&#10;script:alert(1))", "url-not-allowed"],
  ["a script URL behind white space", "[x](<  javascript:alert(1)>)", "url-not-allowed"],
  ["a script URL behind a control character", "[x](<\u0001javascript:alert(1)>)", "url-not-allowed"],
  ["a script URL in a definition", "[x][y]\n\n[y]: javascript:alert(1)", "url-not-allowed"],
  ["a script URL in a title's link", '[x](vbscript:x "title")', "url-not-allowed"],
  ["a data URL", "[x](data:text/html;base64,PHNjcmlwdD4=)", "url-not-allowed"],
  ["a blob URL", "[x](blob:https://example.org/x)", "url-not-allowed"],
  ["a file URL", "[x](file:///etc/passwd)", "url-not-allowed"],
  ["an address that borrows the scheme", "[x](//example.org)", "url-not-allowed"],
  ["an address that becomes one when its tab is dropped", "[x](</\t/example.org>)", "url-not-allowed"],
  ["backslashes for slashes", "[x](/\\\\example.org)", "url-not-allowed"],
  ["an https URL without slashes", "[x](https:example.org)", "url-not-allowed"],
  ["a picture from elsewhere", "![x](https://example.org/x.png)", "image-path"],
  ["a picture as data", "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "image-path"],
  ["a picture above the course", "![x](images/../../secret.png)", "image-path"],
  ["a picture from the root", "![x](/etc/x.png)", "image-path"],
  ["an svg picture", "![x](images/x.svg)", "image-path"],
  ["a figure above the course", '<Figure src="../x.png" alt="x" width={1} height={1} />', "image-path"],
  ["a built-in figure of Object.prototype", '<Figure name="constructor" alt="x" />', "unknown-figure"],
  ["a script URL in a formula", "$\\href{javascript:alert(1)}{x}$", "maths"],
  ["a picture in a formula", "$\\includegraphics{https://example.org/x.png}$", "maths"],
  ["a style in a formula", "$\\htmlStyle{position:fixed}{x}$", "maths"],
  ["an id in a formula", "$\\htmlId{one}{x}$", "maths"],
  ["data in a formula", "$\\htmlData{a=b}{x}$", "maths"],
  ["a colour in a formula", "$\\color{url}{x}$", "maths"],
  ["endless macros", "$\\def\\a{\\a\\a}\\a$", "maths"],
  [
    "HTML in a question",
    '<NumberAnswer id="a" answer={1}><Prompt><b onclick="x">x</b></Prompt></NumberAnswer>',
    "html-not-allowed",
  ],
];

describe("hostile sources", () => {
  it.each(refused)("%s is refused", (_, body, code) => {
    const result = compileBody(body);
    expect(problemsOf(result).map((problem) => problem.code)).toContain(code);
    expect("problems" in result).toBe(true);
    expect(globalThis.probeRan).toBeUndefined();
  });

  /** Each compiles, since it only looks like an attack; what comes out must be text. */
  const harmless: [name: string, body: string][] = [
    ["tags in code", "`<script>alert(1)</script>` and\n\n```html\n<img src=x onerror=alert(1)>\n```"],
    ["entities", "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;"],
    ["escaped tags and braces", "\\<script> \\{x\\}"],
    ["tags in a formula", "$\\text{<script>alert(1)</script>}$"],
    ["an attribute's text", '<Callout kind="tip" title="<script>&quot;onload=x">x</Callout>'],
    ["allowed links", "[a](https://example.org/?a=b&c=d) [b](mailto:a@example.org) [c](#one) [d](/x) [e](./x)"],
    ["a code language with quotes", '```py"onload=x\nx\n```'],
    ["text that looks like a script URL", "javascript:alert(1) www.example.org"],
    [
      "names of Object.prototype",
      '<SingleChoice id="constructor"><Prompt>x</Prompt><Choice id="constructor" correct>a <Because>b</Because></Choice><Choice id="valueof">c <Because>d</Because></Choice></SingleChoice>',
    ],
  ];
  it.each(harmless)("%s comes out as text", (_, body) => {
    const result = compileBody(body);
    expect("problems" in result ? result.problems : []).toEqual([]);
    expect(dangers(everyTree(result))).toEqual([]);
    expect(JSON.stringify(result)).not.toContain('"tag":"script"');
  });

  it("does not follow front matter into other values", () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\ntitle: *b\nlesson: x\nlead: x\n---\n`;
    expect(problemsOf(compileLesson(bomb, { figures: [] })).map(({ code }) => code)).toContain("front-matter-syntax");
    const proto = lessonWith("x").replace("lead: Lead.", "lead: Lead.\n__proto__: {polluted: true}");
    expect(shortProblems(compileLesson(proto, { figures: [] }))).toEqual(["front-matter-unknown-field 6:1"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const tagged = lessonWith("x").replace("Title", "!!js/function 'x'");
    expect("problems" in compileLesson(tagged, { figures: [] })).toBe(true);
  });

  it("has no way to evaluate anything in its source", () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      const source = readFileSync(`${import.meta.dirname}/${name}`, "utf8");
      expect(source, name).not.toMatch(/\beval\(|new Function|\bFunction\(|node:vm|import\(/);
    }
  });
});
