import { z } from "zod";
import { gradingRemarkSchema } from "./grading-remark.ts";
import { itemIdSchema, localeSchema } from "./ids.ts";
import { lessonNodeSchema } from "./lesson-document.ts";
import { attemptResponseSchema, draftResponseSchema, responseSchema, verdictSchema } from "./response.ts";
import { terminalCodeSchema } from "./terminal-code.ts";

const timestamp = z.iso.datetime({ offset: true });

/** Where a learner stands with one item. */
export const itemStandingSchema = z.object({
  itemId: itemIdSchema,
  attempts: z.number().int(),
  triesUsed: z.number().int(),
  triesLeft: z.number().int().nullable().describe("null: as many as one likes"),
  bestScore: z.number(),
  solved: z.boolean(),
  solutionSeen: z.boolean(),
  mayTry: z.boolean(),
});
export type ItemStanding = z.infer<typeof itemStandingSchema>;

/** A graded submission as its learner sees it. There is no field that could hold the key. */
export const attemptViewSchema = z.object({
  id: z.uuid(),
  itemId: itemIdSchema,
  number: z.number().int(),
  response: attemptResponseSchema,
  verdict: verdictSchema,
  score: z.number(),
  feedback: z.array(lessonNodeSchema),
  remarks: z.array(gradingRemarkSchema),
  createdAt: timestamp,
});
export type AttemptView = z.infer<typeof attemptViewSchema>;

export const progressViewSchema = z.object({
  percent: z.number().int().min(0).max(100),
  score: z.number(),
  maxScore: z.number(),
  state: z.enum(["not-started", "under-way", "done"]),
  sectionsRead: z.array(z.string()),
  labsDone: z.array(z.string()),
  lastSection: z.string().nullable(),
});
export type ProgressView = z.infer<typeof progressViewSchema>;

export const submitAnswerBodySchema = z.object({
  response: responseSchema,
  locale: localeSchema.describe("The language of the lesson that was read: its revision is graded against"),
  idempotencyKey: z.uuid().describe("One per submission; a repeat answers with the first one's result"),
});
export const submitAnswerResponseSchema = z.object({
  attempt: attemptViewSchema,
  standing: itemStandingSchema,
  progress: progressViewSchema,
});
export type SubmitAnswerResponse = z.infer<typeof submitAnswerResponseSchema>;

export const revealSolutionBodySchema = z.object({ locale: localeSchema });
export const revealSolutionResponseSchema = z.object({
  solution: z.array(lessonNodeSchema),
  standing: itemStandingSchema,
  progress: progressViewSchema,
});

export const saveDraftBodySchema = z.object({ response: draftResponseSchema });
export const draftViewSchema = z.object({ itemId: itemIdSchema, response: draftResponseSchema, updatedAt: timestamp });
export type DraftView = z.infer<typeof draftViewSchema>;

export const attemptListResponseSchema = z.object({ attempts: z.array(attemptViewSchema) });

/** All that is a learner's own on a lesson page, in one request. */
export const lessonStateResponseSchema = z.object({
  viewer: z
    .object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      role: z.string(),
      locale: localeSchema,
      teaches: z.boolean(),
    })
    .nullable(),
  mayAnswer: z.boolean().describe("False: enrol first, which `mayEnrol` says whether one can"),
  mayEnrol: z.boolean(),
  progress: progressViewSchema.nullable(),
  standings: z.array(itemStandingSchema),
  latest: z.array(attemptViewSchema).describe("The newest attempt for each item"),
  solutions: z.record(itemIdSchema, z.array(lessonNodeSchema)).describe("Worked solutions that were revealed before"),
  drafts: z.array(draftViewSchema),
  terminals: z.array(terminalCodeSchema).describe("The code that is kept for the lesson's terminals"),
});
export type LessonState = z.infer<typeof lessonStateResponseSchema>;

export const readSectionBodySchema = z.object({ sectionId: z.string().max(64) });
export const readSectionResponseSchema = z.object({ progress: progressViewSchema });
