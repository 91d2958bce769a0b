import { z } from "zod";
import { slugSchema } from "./ids.ts";

/** Bytes of a snapshot's safetensors file at most. */
export const maxSnapshotBytes = 16 * 1024 * 1024;
/** Bytes of its header at most, and how many tensors it may name. */
export const maxSnapshotHeaderBytes = 256 * 1024;
export const maxSnapshotTensors = 256;

export const snapshotMediaTypes = ["application/octet-stream", "application/vnd.safetensors"] as const;

export const snapshotNameSchema = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(120)
  .refine((name) => !/\p{Cc}/u.test(name) && name.isWellFormed(), "Neither control characters nor half characters")
  .describe("A learner's own name for it, of which there is one: thaw.load_snapshot(name)");

/** The body is the safetensors file itself; what is said about it stands in the address. */
export const createSnapshotQuerySchema = z.strictObject({
  name: snapshotNameSchema,
  lesson: slugSchema.optional().describe("The lesson in which it was made"),
  experimentId: z.uuid().optional().describe("The experiment that the tensors come from"),
  replace: z
    .enum(["1"])
    .optional()
    .describe("Takes the place of one's snapshot of the same name; else that is refused"),
  idempotencyKey: z.uuid().optional().describe("One per snapshot; a repeat answers with the first one's result"),
});
export type CreateSnapshotQuery = z.infer<typeof createSnapshotQuerySchema>;

const snapshotTensorSchema = z.object({
  name: z.string(),
  dtype: z.string().describe("As safetensors names it: F32"),
  shape: z.array(z.number().int()),
  infinite: z.number().int().optional().describe("How many values are plus or minus infinity; absent when none is"),
});
export type SnapshotTensor = z.infer<typeof snapshotTensorSchema>;

const snapshotSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  lessonSlug: z.string().nullable(),
  experimentId: z.uuid().nullable(),
  tensors: z.array(snapshotTensorSchema),
  byteLength: z.number().int(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type SnapshotView = z.infer<typeof snapshotSchema>;

const quotaSchema = z.object({
  snapshots: z.object({ used: z.number().int(), limit: z.number().int() }),
  bytes: z
    .object({ used: z.number().int(), limit: z.number().int() })
    .describe("Of snapshots and experiments together"),
  snapshotBytes: z.number().int().describe("What snapshots take of the bytes used"),
});
export type SnapshotQuota = z.infer<typeof quotaSchema>;

export const snapshotResponseSchema = z.object({ snapshot: snapshotSchema });
export const snapshotListResponseSchema = z.object({ snapshots: z.array(snapshotSchema), quota: quotaSchema });

/** A snapshot with its file's header: where each tensor's bytes lie. */
export const snapshotDetailResponseSchema = z.object({
  snapshot: snapshotSchema,
  header: z.object({
    dataStart: z.number().int().describe("Where the tensors' bytes begin in the file"),
    metadata: z.record(z.string(), z.string()).describe("The file's __metadata__"),
    tensors: z.array(
      z.object({
        name: z.string(),
        dtype: z.string(),
        shape: z.array(z.number().int()),
        start: z.number().int().describe("Byte range in the whole file, end exclusive"),
        end: z.number().int(),
      }),
    ),
  }),
});
