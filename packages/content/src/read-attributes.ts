import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx";
import type { z } from "zod";
import { type CompileContext, type Place, report } from "./compile-context.ts";
import { type AuthorComponent, componentPropsSchemas, type PropsOf } from "./component-schemas.ts";
import { nearestName } from "./nearest-name.ts";

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;
type Literal = string | number | boolean;

/** The value of `{…}` if it is a bare number, `true` or `false`; its syntax tree is read, nothing is run. */
function readLiteral(value: Exclude<MdxJsxAttribute["value"], string | null | undefined>): Literal | undefined {
  const [statement, ...more] = value.data?.estree?.body ?? [];
  if (more.length > 0 || statement?.type !== "ExpressionStatement") return undefined;
  const { expression } = statement;
  if (expression.type === "Literal") {
    return typeof expression.value === "number" || typeof expression.value === "boolean" ? expression.value : undefined;
  }
  if (expression.type !== "UnaryExpression" || expression.operator !== "-") return undefined;
  const { argument } = expression;
  return argument.type === "Literal" && typeof argument.value === "number" ? -argument.value : undefined;
}

/** What a schema asks for, as a word that the messages translate. */
function describeExpected(schema: z.ZodType): { expected: string; options?: string } {
  const json = schema.toJSONSchema();
  if (Array.isArray(json.enum)) return { expected: "one-of", options: json.enum.join(", ") };
  if (json.anyOf) return { expected: "text-or-number" };
  if (json.type === "string" && json.pattern) return { expected: "slug" };
  const range =
    json.minimum !== undefined && json.maximum !== undefined ? `${json.minimum}–${json.maximum}` : undefined;
  const expected = json.type === "integer" ? "whole-number" : json.type === "string" ? "text" : String(json.type);
  return range && expected !== "text" ? { expected, options: range } : { expected };
}

/**
 * Reads the attributes of a component against its schema. Every attribute's problem is reported; the result is
 * null when any of them makes the component unusable.
 */
export function readAttributes<Name extends AuthorComponent>(
  context: CompileContext,
  name: Name,
  element: JsxElement,
): PropsOf<Name> | null {
  const schema = componentPropsSchemas[name];
  const allowed = Object.keys(schema.shape);
  const values = new Map<string, Literal>();
  const broken = new Set<string>();
  for (const attribute of element.attributes) {
    const place = attribute.position ?? element.position;
    if (attribute.type === "mdxJsxExpressionAttribute") {
      report(context, "spread-not-allowed", place, { component: name });
      continue;
    }
    if (!allowed.includes(attribute.name)) {
      const suggestion = nearestName(attribute.name, allowed);
      report(context, "unknown-attribute", place, { component: name, attribute: attribute.name, suggestion });
      continue;
    }
    if (values.has(attribute.name) || broken.has(attribute.name)) {
      report(context, "duplicate-attribute", place, { component: name, attribute: attribute.name });
      continue;
    }
    const { value } = attribute;
    const literal =
      value === null || value === undefined ? true : typeof value === "string" ? value : readLiteral(value);
    if (literal === undefined) {
      report(context, "attribute-expression", place, { component: name, attribute: attribute.name });
      broken.add(attribute.name);
    } else values.set(attribute.name, literal);
  }
  const result = schema.safeParse(Object.fromEntries(values));
  if (result.success) return result.data as PropsOf<Name>;
  for (const attribute of new Set(result.error.issues.map((issue) => String(issue.path[0] ?? "")))) {
    if (broken.has(attribute)) continue;
    if (!values.has(attribute)) {
      report(context, "missing-attribute", openingTag(element), { component: name, attribute });
      continue;
    }
    const written = element.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === attribute);
    const field = (schema.shape as Record<string, z.ZodType>)[attribute];
    report(context, "attribute-value", written?.position ?? element.position, {
      component: name,
      attribute,
      ...(field ? describeExpected(field) : {}),
    });
  }
  return null;
}

/** The start of an element, marked as far as its name goes: marking a whole section would hide where to look. */
export function openingTag(element: JsxElement): Place | undefined {
  const start = element.position?.start;
  if (!start) return undefined;
  return { start, end: { line: start.line, column: start.column + 1 + (element.name?.length ?? 0) } };
}

/** An attribute's own place, for a problem that only shows beside the others. */
export function attributePlace(element: JsxElement, name: string): Place | undefined {
  const attribute = element.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === name);
  return attribute?.position ?? openingTag(element);
}
