import { z } from "zod";

/** Every way in which a request can fail, as clients know it. The interface has a sentence for each, in both languages. */
export const errorCodes = [
  "invalid-request",
  "unauthenticated",
  "wrong-credentials",
  "account-disabled",
  "forbidden",
  "foreign-origin",
  "not-found",
  "method-not-allowed",
  "stale",
  "already-exists",
  "email-taken",
  "sign-up-closed",
  "invitation-invalid",
  "item-closed",
  "solution-not-offered",
  "hand-in-refused",
  "last-admin",
  "lesson-has-problems",
  "quota-exceeded",
  "body-too-large",
  "unsupported-media-type",
  "rate-limited",
  "internal",
  "unavailable",
] as const;
export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** One invalid field of a request. */
export const fieldProblemSchema = z.object({
  path: z.string().describe("Dotted path into params, query or body, such as body.email"),
  message: z.string().describe("In the reader's language"),
});
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** RFC 9457 problem details, served as application/problem+json. */
export const problemSchema = z.object({
  type: z.string().describe("A URI reference that names the kind of problem"),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe("What happened and what to do, in the reader's language"),
  code: errorCodeSchema,
  requestId: z.string(),
  fields: z.array(fieldProblemSchema).optional(),
  retryAfterSeconds: z.number().int().optional(),
  extra: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("What a client needs to go on, such as the newer revision"),
});
export type Problem = z.infer<typeof problemSchema>;
