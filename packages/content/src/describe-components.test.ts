import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileLesson } from "./compile-lesson.ts";
import { authorComponents, componentPropsSchemas } from "./component-schemas.ts";
import { describeComponents } from "./describe-components.ts";

const guide = readFileSync(new URL("../../../docs/guides/instructor-mdx.md", import.meta.url), "utf8");

describe("the author's guide", () => {
  it("holds the reference that the schemas give (node src/write-guide.ts renews it)", () => {
    expect(guide.split("<!-- reference -->\n\n")[1]).toBe(`${describeComponents()}\n`);
  });

  it("describes every attribute", () => {
    for (const name of authorComponents) {
      for (const [attribute, schema] of Object.entries(componentPropsSchemas[name].shape)) {
        expect(schema.description, `${name} ${attribute}`).toBeTruthy();
      }
    }
  });

  it("shows a lesson that compiles without a warning", () => {
    const [, example] = /^````mdx\n([\s\S]*?\n)````$/m.exec(guide) ?? [];
    const result = compileLesson(example ?? "", { figures: ["thaw-line"], expect: { locale: "en" } });
    expect("problems" in result ? result.problems : result.warnings).toEqual([]);
    expect("document" in result && result.document.items.map(({ kind }) => kind)).toEqual([
      "single-choice",
      "several-choices",
      "text",
      "number",
      "code-expression",
      "lab",
    ]);
  });
});
