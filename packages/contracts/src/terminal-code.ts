import { z } from "zod";
import { itemIdSchema } from "./ids.ts";

/** Characters of a terminal's code at most. */
export const maxTerminalCodeLength = 64 * 1024;
/** A JSON body can take six bytes for one character. */
export const maxTerminalCodeBodyBytes = 6 * maxTerminalCodeLength + 1024;

/** How many versions of a terminal's code are kept, the current one among them. */
export const keptTerminalVersions = 10;

/** `lesson-slug.terminal-slug`. */
export const terminalIdSchema = itemIdSchema;

const timestamp = z.iso.datetime({ offset: true });
const version = z.number().int().min(1);
const code = z
  .string()
  .max(maxTerminalCodeLength)
  .refine((text) => !text.includes("\0") && text.isWellFormed(), "Python's source has neither NUL nor half characters");

export const terminalCodeSchema = z.object({
  terminalId: terminalIdSchema,
  code: z.string(),
  version: version.describe("Rises with every change"),
  updatedAt: timestamp,
});
export type TerminalCode = z.infer<typeof terminalCodeSchema>;

export const saveTerminalCodeBodySchema = z.strictObject({
  code,
  version: z.number().int().min(0).describe("The version that this replaces; 0 where none was kept yet"),
  autosave: z
    .boolean()
    .optional()
    .describe("Saved while typing: such saves of a few minutes make one version. Leave it out for a run"),
});
export type SaveTerminalCodeBody = z.infer<typeof saveTerminalCodeBodySchema>;

export const terminalCodeResponseSchema = z.object({
  code: terminalCodeSchema.nullable().describe("null: nothing was kept yet; the lesson's starting code holds"),
});

export const savedTerminalCodeResponseSchema = z.object({ code: terminalCodeSchema });

/** Of a 409 `stale`, in `extra`: what another window kept meanwhile; nothing was overwritten. */
export const staleTerminalCodeSchema = z.object({ code: terminalCodeSchema.nullable() });

const terminalVersionSchema = z.object({
  version,
  length: z.number().int().describe("Characters"),
  firstLine: z.string().describe("The first line that isn't blank, cut at 120 characters"),
  updatedAt: timestamp,
});
export type TerminalVersion = z.infer<typeof terminalVersionSchema>;

export const terminalVersionsResponseSchema = z.object({
  versions: z.array(terminalVersionSchema).describe("Newest first; the first is the current one"),
});
