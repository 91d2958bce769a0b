import { z } from "zod";
import { localeSchema, roleSchema } from "./ids.ts";

export const emailSchema = z.string().trim().max(254).pipe(z.email());
/** Long enough to resist guessing; the upper bound keeps hashing cheap to refuse. */
export const passwordSchema = z.string().min(10).max(200);
export const nameSchema = z.string().trim().min(1).max(80);

export const viewerSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  locale: localeSchema,
  teaches: z.boolean().describe("Whether there is a course whose lessons and learners this person may see as staff"),
});
export type Viewer = z.infer<typeof viewerSchema>;

export const meResponseSchema = z.object({ viewer: viewerSchema.nullable() });

export const signUpPolicySchema = z.enum(["open", "invitation", "off"]);
export type SignUpPolicy = z.infer<typeof signUpPolicySchema>;

export const signUpBodySchema = z.object({
  email: emailSchema,
  name: nameSchema,
  password: passwordSchema,
  locale: localeSchema,
  invitation: z.string().min(20).max(100).optional().describe("The token of an invitation's address"),
});
export const signUpResponseSchema = z.object({ email: z.string() });

export const changePasswordBodySchema = z.object({ current: z.string().min(1).max(200), next: passwordSchema });
export const updateProfileBodySchema = z.object({ name: nameSchema.optional(), locale: localeSchema.optional() });
export const okResponseSchema = z.object({ ok: z.literal(true) });
