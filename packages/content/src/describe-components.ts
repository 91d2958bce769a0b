import type { z } from "zod";
import { allowedChildren, authorComponents, componentPropsSchemas } from "./component-schemas.ts";
import { frontMatterSchema } from "./front-matter.ts";

/** How an author writes a value that a schema takes. */
function notation(schema: z.ZodType): string {
  const json = schema.toJSONSchema();
  if (Array.isArray(json.enum)) return json.enum.map((value) => `"${value}"`).join(" ");
  if (json.anyOf) return '"…" {7}';
  if (json.type === "boolean") return "name alone";
  if (json.type === "integer" || json.type === "number") return "{7}";
  return json.pattern ? '"lower-case-name"' : '"…"';
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

function rows(shape: Record<string, z.ZodType>, write: (schema: z.ZodType) => string): string[] {
  return Object.entries(shape).map(([name, schema]) => {
    const needed = schema.safeParse(undefined).success ? "" : "yes";
    return `| \`${name}\` | \`${cell(write(schema))}\` | ${needed} | ${cell(schema.description ?? "")} |`;
  });
}

const head = ["| name | value | needed | what it is |", "|---|---|---|---|"];

/** The reference part of the author's guide, out of the schemas that check what authors write. */
export function describeComponents(): string {
  const parents = (name: string) =>
    Object.entries(allowedChildren)
      .filter(([, children]) => (children as readonly string[]).includes(name))
      .map(([parent]) => (parent === "" ? "the top of the lesson" : `\`<${parent}>\``))
      .join(", ");
  const parts = authorComponents.map((name) => {
    const table = rows(componentPropsSchemas[name].shape, notation);
    const attributes = table.length > 0 ? ["", ...head, ...table] : ["", "No attributes."];
    return [`### \`<${name}>\``, "", `Stands directly inside ${parents(name)}.`, ...attributes].join("\n");
  });
  const bare = (schema: z.ZodType) => notation(schema).replace(/[{}"]/g, "").replaceAll(" ", " or ");
  return [
    "### Front matter",
    "",
    ...head,
    ...rows(frontMatterSchema.shape, bare),
    "",
    ...parts.flatMap((part) => [part, ""]),
  ]
    .join("\n")
    .trimEnd();
}
