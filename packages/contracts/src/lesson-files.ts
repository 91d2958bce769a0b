import { z } from "zod";
import { slugSchema } from "./ids.ts";
import { photoPathSchema, sha256Schema } from "./lab.ts";

const lessonFileSchema = z.object({
  path: photoPathSchema.describe("Below /data/<set>/"),
  archive: z.number().int().min(0).describe("Which of `archives` holds it"),
  start: z.number().int().min(0).describe("Byte range in that archive, end exclusive"),
  end: z.number().int().min(0),
  sha256: sha256Schema,
});

/**
 * The files that a lesson's terminal may read. An archive is its files' bytes one after another, so that hundreds of
 * photos are a request or two and need no unpacking.
 */
export const lessonFilesSchema = z.object({
  set: slugSchema,
  sha256: sha256Schema.describe("Identity of the data, over the sorted lines `path sha256`"),
  archives: z.array(
    z.object({
      name: z.string().describe("The folder below /data/<set>/ whose files it holds: train, test"),
      url: z.string().describe("Same-origin address; it changes when a file does, so it may be kept for good"),
      bytes: z.number().int(),
    }),
  ),
  files: z.array(lessonFileSchema).describe("In the order of their paths"),
});
export type LessonFiles = z.infer<typeof lessonFilesSchema>;
