import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Writes `route-list.ts` from the route files below `src/app/api/v1`. Run it after adding a route; a test compares.
 *   node apps/web/src/platform/openapi/generate-route-list.ts
 */
const source = fileURLToPath(new URL("../../", import.meta.url));
const api = join(source, "app/api/v1");
const target = fileURLToPath(new URL("route-list.ts", import.meta.url));

const routeFiles = (): string[] =>
  readdirSync(api, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`${sep}route.ts`) && !file.startsWith("openapi.json"))
    .map((file) => file.split(sep).join("/"))
    .sort();

export function renderRouteList(): string {
  const imports: string[] = [];
  const rows: string[] = [];
  routeFiles().forEach((file, index) => {
    const text = readFileSync(join(api, file), "utf8");
    const methods = [...text.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)].map((match) => match[1] ?? "");
    const path = `/api/v1/${file.replace(/\/route\.ts$/, "").replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}")}`;
    imports.push(`import * as route${index} from "#app/api/v1/${file}";`);
    for (const method of methods)
      rows.push(`  { method: "${method.toLowerCase()}", path: "${path}", handler: route${index}.${method} },`);
  });
  return [
    "// Written by generate-route-list.ts: run it after adding a route.",
    ...imports,
    'import type { DescribedRoute } from "./describe-api.ts";',
    "",
    "export const routeList: readonly DescribedRoute[] = [",
    ...rows,
    "];",
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, renderRouteList());
  console.log(relative(process.cwd(), target));
}
