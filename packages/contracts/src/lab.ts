import { z } from "zod";
import { slugSchema } from "./ids.ts";

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");

/** A photo's class as it stands in paths and records: `fried_egg`. */
export const photoClassSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/)
  .max(40);

/** The splits that a browser may read; the server's own is not among them. */
const photoSplitSchema = z.enum(["train", "test"]);
export type PhotoSplit = z.infer<typeof photoSplitSchema>;

/** `split/class/file`, relative to the course's photos. */
export const photoPathSchema = z
  .string()
  .max(120)
  .regex(/^(?:train|test)\/[a-z0-9_]+\/[a-z0-9][a-z0-9._-]*$/);

const bilingualSchema = z.object({ ja: z.string(), en: z.string() });

const labPhotoSchema = z.object({
  path: photoPathSchema,
  url: z.string().describe("Same-origin address; it changes when the photo does"),
  class: photoClassSchema,
  split: photoSplitSchema,
  sha256: sha256Schema,
});
export type LabPhoto = z.infer<typeof labPhotoSchema>;

export const labSchema = z.object({
  id: slugSchema,
  lessonSlug: slugSchema,
  courseSlug: slugSchema,
  lessonNumber: z.number().int().nullable(),
  courseTitle: bilingualSchema,
  classes: z.array(z.object({ id: photoClassSchema, name: bilingualSchema })),
  photos: z.array(labPhotoSchema).describe("To train on and held out; those that only the server reads are not listed"),
  dataSha256: sha256Schema.describe("sha256 over the sorted lines `path sha256` of `photos`"),
});
export type LabView = z.infer<typeof labSchema>;
