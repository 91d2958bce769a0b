import { problemSchema } from "@thaw/contracts/problem";
import { z } from "zod";
import type { RouteHandler } from "../define-route.ts";

export interface DescribedRoute {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With `{name}` for a path parameter. */
  path: string;
  handler: RouteHandler;
}

type JsonSchema = Record<string, unknown>;

/** Schemas that refer to themselves, hoisted to where OpenAPI looks for them. */
type Shared = Map<string, JsonSchema>;

/** zod's output is JSON Schema 2020-12, which is what OpenAPI 3.1 takes; only its marker and its `$defs` aren't wanted inside. */
function toSchema(schema: z.ZodType, io: "input" | "output", shared: Shared): JsonSchema {
  const options = { io, unrepresentable: "any", reused: "inline", cycles: "ref" } as const;
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, options) as JsonSchema & { $defs?: Record<string, JsonSchema> };
  let text = JSON.stringify(rest);
  for (const [name, definition] of Object.entries($defs)) {
    const body = JSON.stringify(definition);
    const known = [...shared].find(
      ([, other]) => JSON.stringify(other).replaceAll(/#\/components\/schemas\/\w+/g, `#/$defs/${name}`) === body,
    );
    const key = known?.[0] ?? `Shared${shared.size + 1}`;
    const hoist = (json: string) => json.replaceAll(`"#/$defs/${name}"`, `"#/components/schemas/${key}"`);
    if (!known) shared.set(key, JSON.parse(hoist(body)) as JsonSchema);
    text = hoist(text);
  }
  return JSON.parse(text) as JsonSchema;
}

function parametersOf(schema: z.ZodType | undefined, where: "path" | "query", shared: Shared): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toSchema(schema, "input", shared) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: property,
  }));
}

function describeOperation({ handler }: DescribedRoute, shared: Shared): JsonSchema {
  const { definition } = handler;
  const { auth } = definition;
  const roles = typeof auth === "string" ? [] : auth;
  return {
    summary: definition.summary,
    parameters: [
      ...parametersOf(definition.params, "path", shared),
      ...parametersOf(definition.query, "query", shared),
    ],
    ...(definition.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: toSchema(definition.body, "input", shared) } },
          },
        }
      : {}),
    ...(definition.rawBody
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              definition.rawBody.mediaTypes.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
            ),
          },
        }
      : {}),
    responses: {
      [String(definition.status ?? 200)]: {
        description: "Done",
        content: { "application/json": { schema: toSchema(definition.response, "output", shared) } },
      },
      default: {
        description: "Refused; see `code`",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
    security: auth === "public" ? [] : auth === "optional" ? [{}, { session: [] }] : [{ session: [] }],
    ...(roles.length > 0 ? { "x-roles": roles } : {}),
  };
}

/** The API's description, made of the very schemas that parse its requests and responses. */
export function describeApi(routes: readonly DescribedRoute[]): JsonSchema {
  const shared: Shared = new Map();
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: describeOperation(route, shared) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Thaw",
      version: "1",
      description: "The application's own API. Writes need the session cookie and come from the site itself.",
    },
    paths,
    components: {
      schemas: { Problem: toSchema(problemSchema, "output", shared), ...Object.fromEntries(shared) },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" } },
    },
  };
}
