import type { ElementNode, LessonNode } from "@thaw/contracts/lesson-document";
import { styleLetters } from "./style-letters.ts";

export type MathsResult = { nodes: LessonNode[] } | { detail: string; offset: number };

const tags = new Set(
  "math mrow mi mn mo mtext mspace msub msup msubsup mfrac msqrt mroot munder mover munderover mtable mtr mtd mstyle mpadded mphantom menclose mglyph merror".split(
    " ",
  ),
);
const attributes = new Set(
  "display mathvariant stretchy fence separator lspace rspace form minsize maxsize accent accentunder linethickness columnalign columnspacing rowspacing scriptlevel displaystyle width height depth voffset notation symmetric movablelimits".split(
    " ",
  ),
);
/** Two colours have a meaning in the design; a colour by number would not follow the theme. */
const colours: Record<string, string> = { frozen: "frozen", thawed: "thawed" };

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? "");

function readProps(markup: string): { props: Record<string, string>; colour: string | undefined } {
  const props: Record<string, string> = {};
  let colour: string | undefined;
  for (const [, name = "", value = ""] of markup.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name === "mathcolor") colour = decode(value);
    else if (attributes.has(name)) props[name] = decode(value);
  }
  return { props, colour };
}

/**
 * Reads the well-formed markup that KaTeX writes into nodes. Only listed tags and attributes pass; the TeX annotation
 * is left out, since no browser shows it.
 */
export function readMathMl(markup: string): MathsResult {
  const root: ElementNode = { type: "element", tag: "root", children: [] };
  const open: (ElementNode | null)[] = [root];
  let hidden = 0;
  for (const [token, closing, tag = "", rest = "", text] of markup.matchAll(/<(\/?)([a-z]+)([^>]*)>|([^<]+)/g)) {
    const parent = open.findLast((node) => node !== null) ?? root;
    if (text !== undefined) {
      if (hidden > 0) continue;
      const variant = parent.props?.mathvariant;
      const value = typeof variant === "string" ? styleLetters(decode(text), variant) : decode(text);
      if (value !== decode(text)) parent.props = { ...parent.props, mathvariant: "normal" };
      parent.children.push({ type: "text", value });
    } else if (closing) {
      open.pop();
      if (tag === "annotation") hidden--;
    } else if (tag === "annotation") {
      hidden++;
      open.push(null);
    } else if (!tags.has(tag)) {
      if (!token.endsWith("/>")) open.push(null);
    } else {
      const { props, colour } = readProps(rest);
      if (colour !== undefined) {
        if (!Object.hasOwn(colours, colour)) return { detail: `\\textcolor{${colour}}`, offset: 0 };
        props.className = colour;
      }
      const node: ElementNode = { type: "element", tag, ...(Object.keys(props).length ? { props } : {}), children: [] };
      parent.children.push(node);
      if (!token.endsWith("/>")) open.push(node);
    }
  }
  const nodes: LessonNode[] = root.children;
  return { nodes };
}
