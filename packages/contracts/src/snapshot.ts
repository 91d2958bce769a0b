import { z } from "zod";

/** Bytes of a snapshot's safetensors file at most. */
export const maxSnapshotBytes = 4 * 1024 * 1024;

export const createSnapshotBodySchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  experimentId: z.uuid().optional().describe("The experiment that the tensors come from"),
  data: z
    .base64()
    .max(Math.ceil(maxSnapshotBytes / 3) * 4)
    .describe("A safetensors file"),
  idempotencyKey: z.uuid().describe("One per snapshot; a repeat answers with the first one's result"),
});
export type CreateSnapshotBody = z.infer<typeof createSnapshotBodySchema>;

const snapshotTensorSchema = z.object({
  name: z.string(),
  dtype: z.string().describe("As safetensors names it: F32"),
  shape: z.array(z.number().int()),
});
export type SnapshotTensor = z.infer<typeof snapshotTensorSchema>;

const snapshotSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  experimentId: z.uuid().nullable(),
  tensors: z.array(snapshotTensorSchema),
  byteLength: z.number().int(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type SnapshotView = z.infer<typeof snapshotSchema>;

export const snapshotResponseSchema = z.object({ snapshot: snapshotSchema });
export const snapshotListResponseSchema = z.object({ snapshots: z.array(snapshotSchema) });
