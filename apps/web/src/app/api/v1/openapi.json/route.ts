import { describeApi } from "#platform/openapi/describe-api.ts";
import { routeList } from "#platform/openapi/route-list.ts";

export const dynamic = "force-static";

/** OpenAPI 3.1, generated from the schemas that the routes parse with. */
export const GET = (): Response => Response.json(describeApi(routeList));
