import katex from "katex";
import { type MathsResult, readMathMl } from "./read-mathml.ts";

/**
 * TeX to MathML nodes. KaTeX runs without trust, so that no command may make a link, a class or a style;
 * macros cannot be defined across formulas, and expansion is capped.
 */
export function renderMaths(tex: string, display: boolean): MathsResult {
  let refused: string | undefined;
  try {
    const markup = katex.renderToString(tex, {
      displayMode: display,
      output: "mathml",
      throwOnError: true,
      strict: false,
      maxExpand: 200,
      maxSize: 20,
      trust: ({ command }) => {
        refused ??= command;
        return false;
      },
    });
    if (refused) return { detail: refused, offset: Math.max(0, tex.indexOf(refused)) };
    return readMathMl(markup);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const offset = "position" in error && typeof error.position === "number" ? error.position : 0;
    const detail = error.message.replace(/^KaTeX parse error: /, "").replace(/ at position \d+:[\s\S]*$/, "");
    return { detail, offset };
  }
}
