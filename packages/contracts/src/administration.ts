import { z } from "zod";
import { signUpPolicySchema } from "./account.ts";
import { roleSchema, slugSchema } from "./ids.ts";

const timestamp = z.iso.datetime({ offset: true });

export const overviewResponseSchema = z.object({
  people: z.record(roleSchema, z.number().int()),
  activeWithinWeek: z.number().int().describe("Learners who signed in or did something in the last 7 days"),
  attempts: z.number().int(),
  experiments: z.number().int(),
  lessons: z.array(
    z.object({
      slug: slugSchema,
      courseSlug: slugSchema,
      position: z.number().int(),
      title: z.string(),
      counts: z.object({ done: z.number().int(), underWay: z.number().int(), notStarted: z.number().int() }),
      stuck: z.number().int().describe("Learners with an item whose tries are used up unsolved"),
    }),
  ),
  stuck: z
    .array(
      z.object({
        name: z.string(),
        courseSlug: slugSchema,
        learnerId: z.uuid(),
        lessonTitle: z.string(),
        items: z.array(z.string()),
      }),
    )
    .describe("Where to look first, at most twenty"),
  items: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      lessonTitle: z.string(),
      learners: z.number().int(),
      rightFirst: z.number().int(),
    }),
  ),
});
export type Overview = z.infer<typeof overviewResponseSchema>;

export const personSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  closed: z.boolean(),
  lastSeenAt: timestamp.nullable(),
  createdAt: timestamp,
});
export type Person = z.infer<typeof personSchema>;
export const pageSize = 50;
export const peopleQuerySchema = z.object({
  search: z.string().trim().max(100).optional(),
  role: roleSchema.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export const peopleResponseSchema = z.object({
  people: z.array(personSchema),
  total: z.number().int(),
  page: z.number().int(),
});
export type People = z.infer<typeof peopleResponseSchema>;
export const changePersonBodySchema = z
  .object({ role: roleSchema.optional(), closed: z.boolean().optional() })
  .refine((body) => body.role !== undefined || body.closed !== undefined, "Say what to change");
export const personResponseSchema = z.object({ person: personSchema });
export const newPasswordResponseSchema = z.object({
  password: z.string().describe("Shown once; it is stored nowhere but as a hash"),
});

export const adminCourseSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  visibility: z.enum(["open", "enrolled"]),
  selfEnrol: z.boolean(),
  learners: z.number().int(),
  staff: z.array(z.string()),
  lessons: z.number().int(),
});
export type AdminCourse = z.infer<typeof adminCourseSchema>;
export const adminCoursesResponseSchema = z.object({ courses: z.array(adminCourseSchema) });
export const changeCourseBodySchema = z.object({ visibility: z.enum(["open", "enrolled"]), selfEnrol: z.boolean() });

export const invitationSchema = z.object({
  id: z.uuid(),
  role: roleSchema,
  courseSlug: slugSchema.nullable(),
  note: z.string(),
  state: z.enum(["open", "used", "expired"]),
  createdAt: timestamp,
  expiresAt: timestamp,
  usedAt: timestamp.nullable(),
});
export type InvitationView = z.infer<typeof invitationSchema>;
export const invitationListResponseSchema = z.object({ invitations: z.array(invitationSchema) });
export const createInvitationBodySchema = z.object({
  role: roleSchema,
  courseSlug: slugSchema.nullable(),
  days: z.number().int().min(1).max(90),
  note: z.string().trim().max(120).default(""),
});
export const createInvitationResponseSchema = z.object({
  invitation: invitationSchema,
  path: z.string().describe("The address to pass on, from the site's root; shown once"),
});

export const settingsSchema = z.object({ signUp: signUpPolicySchema });
export type SiteSettings = z.infer<typeof settingsSchema>;

export const auditQuerySchema = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
export const auditEntrySchema = z.object({
  id: z.uuid(),
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectName: z.string().nullable().describe("A person's address, a lesson's or course's short name"),
  detail: z.record(z.string(), z.unknown()),
  createdAt: timestamp,
});
export type AuditEntryView = z.infer<typeof auditEntrySchema>;
export const auditResponseSchema = z.object({
  entries: z.array(auditEntrySchema),
  page: z.number().int(),
  more: z.boolean(),
});
