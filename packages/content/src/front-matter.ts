import { localeSchema, slugSchema } from "@thaw/contracts/ids";
import { parseDocument } from "yaml";
import { z } from "zod";
import { type CompileContext, type Place, report } from "./compile-context.ts";
import { nearestName } from "./nearest-name.ts";

export const frontMatterSchema = z.object({
  lesson: slugSchema.describe("Language-neutral name of the lesson"),
  locale: localeSchema.describe("Language of this file"),
  title: z.string().trim().min(1).max(200).describe("Title of the lesson"),
  lead: z.string().trim().min(1).max(1000).describe("One or two sentences below the title"),
  number: z.number().int().min(0).max(999).optional().describe("Number of the lesson in its course"),
  minutes: z.number().int().min(1).max(600).optional().describe("About how long it takes"),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface SplitSource {
  frontMatter: FrontMatter | null;
  /** The source with the front matter blanked out, so that lines keep their numbers. */
  body: string;
}

const fields = Object.keys(frontMatterSchema.shape);
const lineOfField = (lines: string[], field: string): Place => {
  const index = lines.findIndex((line) => line.startsWith(`${field}:`));
  const line = index < 0 ? 1 : index + 2;
  return { start: { line, column: 1 }, end: { line, column: (lines[index]?.length ?? 3) + 1 } };
};

/** The values, or undefined where one stands for another by an alias: a few such lines could mean millions of values. */
function readPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Reads the plain `key: value` lines between the two `---`. */
export function splitSource(
  context: Pick<CompileContext, "problems">,
  source: string,
  expectedLocale: string | undefined,
): SplitSource {
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(source);
  if (!match) {
    report(context, "front-matter-missing", undefined);
    return { frontMatter: null, body: source };
  }
  const text = match[1] ?? "";
  const lines = text.split("\n");
  const blanked = "\n".repeat(match[0].split("\n").length - 1);
  const body = blanked + source.slice(match[0].length);

  const yaml = parseDocument(text, { schema: "core", prettyErrors: true, uniqueKeys: true });
  // An unknown tag is only a warning to the parser; here nothing but plain values has a place.
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (error) {
    const line = (error.linePos?.[0].line ?? 1) + 1;
    const detail = error.message.split("\n")[0] ?? error.code;
    report(context, "front-matter-syntax", { start: { line, column: error.linePos?.[0].col ?? 1 } }, { detail });
    return { frontMatter: null, body };
  }
  const value = readPlain(yaml);
  if (value === undefined) {
    report(context, "front-matter-syntax", { start: { line: 2, column: 1 } }, { detail: "*alias" });
    return { frontMatter: null, body };
  }
  const written = typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
  const unknown = Object.keys(written).filter((field) => !fields.includes(field));
  for (const field of unknown) {
    const suggestion = nearestName(field, fields);
    report(context, "front-matter-unknown-field", lineOfField(lines, field), { field, suggestion });
  }
  if (expectedLocale !== undefined && !("locale" in written)) Object.assign(written, { locale: expectedLocale });
  const result = frontMatterSchema.safeParse(written);
  if (result.success) return { frontMatter: result.data, body };
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? "");
    if (!(field in written)) report(context, "front-matter-missing-field", undefined, { field });
    else report(context, "front-matter-field", lineOfField(lines, field), { field, detail: issue.message });
  }
  return { frontMatter: null, body };
}
