import { localeSchema, slugSchema } from "@thaw/contracts/ids";
import { z } from "zod";
import { gradebookCsv } from "#features/dashboards/server/gradebook-csv.ts";
import { readGradebook } from "#features/dashboards/server/read-gradebook.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "A course's gradebook as CSV",
  auth: "required",
  params: z.object({ slug: slugSchema }),
  query: z.object({ locale: localeSchema.default("ja") }),
  response: z.string(),
  handler: async ({ viewer, params, query, db, now }) => {
    const gradebook = await readGradebook({ viewer, courseSlug: params.slug, locale: query.locale }, { db, now });
    const day = now.toISOString().slice(0, 10);
    return new Response(gradebookCsv(gradebook, query.locale), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${params.slug}-gradebook-${day}.csv"`,
      },
    });
  },
});
