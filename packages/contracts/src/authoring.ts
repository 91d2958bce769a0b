import { z } from "zod";
import { contentProblemSchema } from "./content-problem.ts";
import { itemIdSchema, localeSchema, slugSchema } from "./ids.ts";
import { lessonDocumentSchema } from "./lesson-document.ts";

const timestamp = z.iso.datetime({ offset: true });
const revisionNumber = z.number().int().min(0).describe("0: there is none yet");
/** Longer than what compiles, so that an oversized source is told so by the compiler and is not lost. */
const sourceText = z.string().max(400_000);
export const maxSourceBodyBytes = 1_300_000;

export const lessonDraftSchema = z.object({
  source: z.string(),
  baseRevision: revisionNumber,
  version: z.number().int().min(1),
  updatedAt: timestamp,
});
export type LessonDraft = z.infer<typeof lessonDraftSchema>;

export const revisionSummarySchema = z.object({
  number: z.number().int().min(1),
  note: z.string(),
  authorName: z.string().nullable().describe("null: the site itself, or an account that is gone"),
  createdAt: timestamp,
});
export type RevisionSummary = z.infer<typeof revisionSummarySchema>;

/** All that the editor opens with, for one language. */
export const lessonSourceResponseSchema = z.object({
  lesson: z.object({
    slug: slugSchema,
    position: z.number().int(),
    courseSlug: slugSchema,
    courseTitle: z.string(),
  }),
  locale: localeSchema,
  latest: revisionSummarySchema.extend({ source: z.string() }).nullable(),
  draft: lessonDraftSchema.nullable(),
  languages: z.array(
    z.object({
      locale: localeSchema,
      revision: revisionNumber,
      hasDraft: z.boolean().describe("A draft of one's own"),
    }),
  ),
  lessons: z.array(
    z.object({ slug: slugSchema, position: z.number().int(), title: z.string(), locales: z.array(localeSchema) }),
  ),
});
export type LessonSource = z.infer<typeof lessonSourceResponseSchema>;

export const saveLessonDraftBodySchema = z.object({
  source: sourceText,
  baseRevision: revisionNumber,
  version: z.number().int().min(0).describe("The version that this one replaces; 0 for the first"),
});
export const lessonDraftResponseSchema = z.object({ draft: lessonDraftSchema.nullable() });

export const previewBodySchema = z.object({ locale: localeSchema, source: sourceText });
/** What grades an item, told in words to its author: ids of right choices, or the expected answer. */
export const previewAnswersSchema = z.record(itemIdSchema, z.array(z.string()));
export const previewResponseSchema = z.object({
  document: lessonDocumentSchema.nullable().describe("null while a problem forbids it"),
  problems: z.array(contentProblemSchema.extend({ message: z.string(), hint: z.string().nullable() })),
  answers: previewAnswersSchema,
  milliseconds: z.number(),
});
export type Preview = z.infer<typeof previewResponseSchema>;
export type SaidProblem = Preview["problems"][number];

export const publishBodySchema = z.object({
  sources: z
    .array(
      z.object({
        locale: localeSchema,
        source: sourceText,
        baseRevision: revisionNumber.describe("The newest revision that the author had seen"),
      }),
    )
    .min(1)
    .max(2)
    .refine((sources) => new Set(sources.map(({ locale }) => locale)).size === sources.length, "Each language once"),
  note: z.string().trim().max(200).default(""),
});
export const publishResponseSchema = z.object({
  revisions: z.array(z.object({ locale: localeSchema, number: z.number().int() })),
});
export const revisionListResponseSchema = z.object({ revisions: z.array(revisionSummarySchema) });
export const revisionResponseSchema = z.object({ revision: revisionSummarySchema.extend({ source: z.string() }) });

/** `extra` of a publication refused as stale. */
export interface NewerRevision {
  locale: "ja" | "en";
  number: number;
  source: string;
  note: string;
}
/** `extra.problems` of a publication refused for its content. */
export type PublishProblem = SaidProblem & { locale: "ja" | "en" };
