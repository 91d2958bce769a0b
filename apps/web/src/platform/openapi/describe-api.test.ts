import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeApi } from "./describe-api.ts";
import { renderRouteList } from "./generate-route-list.ts";
import { routeList } from "./route-list.ts";

describe("the API's description", () => {
  it("names every route file", () => {
    expect(readFileSync(new URL("route-list.ts", import.meta.url), "utf8").replace(/\s+/g, " ")).toBe(
      renderRouteList().replace(/\s+/g, " "),
    );
  });

  it("describes an attempt's body with the schema that parses it", () => {
    const { paths } = describeApi(routeList) as {
      paths: Record<string, Record<string, { requestBody: unknown; security: unknown }>>;
    };
    const post = paths["/api/v1/items/{id}/attempts"]?.post;
    expect(JSON.stringify(post?.requestBody)).toContain("idempotencyKey");
    expect(post?.security).toEqual([{ session: [] }]);
  });

  it("refers to nothing that it does not hold", () => {
    const document = describeApi(routeList) as { components: { schemas: Record<string, unknown> } };
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? "");
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references.filter((reference) => !known.includes(reference))).toEqual([]);
  });

  it("has no field of the answer key anywhere", () => {
    const text = JSON.stringify(describeApi(routeList));
    expect(
      ["answerKey", "because", "expects", "accept", "caseSensitive"].filter((field) => text.includes(`"${field}":`)),
    ).toEqual([]);
  });
});
