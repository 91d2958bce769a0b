import { z } from "zod";
import { emailSchema } from "./account.ts";
import { attemptViewSchema } from "./attempts.ts";
import { enrolmentRoleSchema, itemIdSchema, slugSchema } from "./ids.ts";

const timestamp = z.iso.datetime({ offset: true });

export const taughtCourseSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  visibility: z.enum(["open", "enrolled"]),
  learners: z.number().int(),
  lessons: z.array(
    z.object({ slug: slugSchema, position: z.number().int(), title: z.string(), published: z.boolean() }),
  ),
});
export const taughtCoursesResponseSchema = z.object({ courses: z.array(taughtCourseSchema) });
export type TaughtCourse = z.infer<typeof taughtCourseSchema>;

/** One mark a cell: right, seen (the solution, no credit), wrong, under way (tried, nothing decided yet), none. */
export const cellStateSchema = z.enum(["right", "wrong", "seen", "under-way", "none"]);
export type CellState = z.infer<typeof cellStateSchema>;

export const gradebookCellSchema = z.object({
  state: cellStateSchema,
  score: z.number(),
  tries: z.number().int(),
  closed: z.boolean().describe("The last try is used up"),
});
export type GradebookCell = z.infer<typeof gradebookCellSchema>;

export const lessonStandingSchema = z.object({
  percent: z.number().int(),
  score: z.number(),
  maxScore: z.number(),
  state: z.enum(["not-started", "under-way", "done"]),
  sectionsRead: z.number().int(),
  labsDone: z.number().int(),
});
export type LessonStanding = z.infer<typeof lessonStandingSchema>;

export const gradebookLearnerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  enrolled: z.boolean().describe("False: has answered in an open course without having enrolled"),
  closed: z.boolean().describe("The account is closed"),
  lastSeenAt: timestamp.nullable(),
  percent: z.number().int().describe("Mean over the course's published lessons"),
  score: z.number(),
  cells: z.record(itemIdSchema, gradebookCellSchema),
  lessons: z.record(slugSchema, lessonStandingSchema),
});
export type GradebookLearner = z.infer<typeof gradebookLearnerSchema>;

export const gradebookItemSchema = z.object({
  id: itemIdSchema,
  label: z.string(),
  kind: z.string(),
  points: z.number(),
  tries: z.number().int().nullable(),
  statistic: z.object({
    attempts: z.number().int(),
    learners: z.number().int(),
    rightFirst: z.number().int(),
    right: z.number().int(),
    solutionsSeen: z.number().int(),
  }),
});
export type GradebookItem = z.infer<typeof gradebookItemSchema>;

export const gradebookResponseSchema = z.object({
  course: z.object({ slug: slugSchema, title: z.string() }),
  lessons: z.array(
    z.object({
      slug: slugSchema,
      position: z.number().int(),
      title: z.string(),
      maxScore: z.number(),
      sections: z.number().int(),
      labs: z.number().int(),
      items: z.array(gradebookItemSchema),
    }),
  ),
  learners: z.array(gradebookLearnerSchema),
  asOf: timestamp,
});
export type Gradebook = z.infer<typeof gradebookResponseSchema>;

export const learnerAttemptsResponseSchema = z.object({
  learner: gradebookLearnerSchema,
  lessons: z.array(
    z.object({
      slug: slugSchema,
      position: z.number().int(),
      title: z.string(),
      sections: z.number().int(),
      items: z.array(
        z.object({
          id: itemIdSchema,
          label: z.string(),
          points: z.number(),
          choices: z.record(z.string(), z.string()).describe("What each choice says, for reading responses"),
        }),
      ),
    }),
  ),
  attempts: z.array(attemptViewSchema),
});
export type LearnerAttempts = z.infer<typeof learnerAttemptsResponseSchema>;

export const courseMemberSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: enrolmentRoleSchema,
  enrolledAt: timestamp,
});
export type CourseMember = z.infer<typeof courseMemberSchema>;
export const courseMembersResponseSchema = z.object({
  members: z.array(courseMemberSchema),
  mayMakeStaff: z.boolean(),
});

export const enrolPeopleBodySchema = z.object({
  emails: z.array(emailSchema).min(1).max(200),
  role: enrolmentRoleSchema.default("learner"),
});
export const enrolPeopleResponseSchema = z.object({
  enrolled: z.array(z.string()),
  already: z.array(z.string()),
  unknown: z.array(z.string()).describe("Addresses without an account; invite them"),
});
export const changeMemberBodySchema = z.object({ role: enrolmentRoleSchema });
