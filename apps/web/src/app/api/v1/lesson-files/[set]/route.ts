import { slugSchema } from "@thaw/contracts/ids";
import { lessonFilesSchema } from "@thaw/contracts/lesson-files";
import { z } from "zod";
import { readLessonFiles } from "#features/terminal/server/lesson-files.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "The files that a lesson's terminal may read, and where their bytes are",
  auth: "public",
  params: z.object({ set: slugSchema }),
  response: lessonFilesSchema,
  handler: ({ params }) => readLessonFiles(params.set),
});
