import { z } from "zod";

/** The languages in which the interface and the courses speak. */
export const localeSchema = z.enum(["ja", "en"]).describe("Language of the interface or of a lesson's text");
export type Locale = z.infer<typeof localeSchema>;
export const locales = localeSchema.options;

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A name that stands in an address or in an author's source: lower case, digits, single hyphens. */
export const slugSchema = z.string().max(64).regex(slugPattern, "Use lower-case letters, digits and single hyphens");

/** `lesson-slug.item-slug`: stable, language-neutral, unique on a site. */
export const itemIdSchema = z
  .string()
  .max(130)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*$/, "An item id reads lesson-slug.item-slug");

export const itemIdOf = (lessonSlug: string, itemSlug: string): string => `${lessonSlug}.${itemSlug}`;

export const roleSchema = z.enum(["learner", "instructor", "admin"]);
export type Role = z.infer<typeof roleSchema>;

/** What a person is in one course; staff may edit its lessons and see its learners. */
export const enrolmentRoleSchema = z.enum(["learner", "staff"]);
export type EnrolmentRole = z.infer<typeof enrolmentRoleSchema>;
