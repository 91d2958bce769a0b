import { createSnapshotBodySchema, snapshotListResponseSchema, snapshotResponseSchema } from "@thaw/contracts/snapshot";
import { createSnapshot } from "#features/lab/server/create-snapshot.ts";
import { listSnapshots } from "#features/lab/server/list-snapshots.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Keep named tensors as a snapshot",
  auth: "required",
  body: createSnapshotBodySchema,
  response: snapshotResponseSchema,
  status: 201,
  maxBodyBytes: 6 * 1024 * 1024,
  rateLimit: { name: "snapshots", limit: 60, windowSeconds: 60 },
  handler: async ({ viewer, body, db, now }) => ({
    snapshot: await createSnapshot({ viewer, snapshot: body }, { db, now }),
  }),
});

export const GET = defineRoute({
  summary: "One's own snapshots, newest first, without their values",
  auth: "required",
  response: snapshotListResponseSchema,
  handler: async ({ viewer, db }) => ({ snapshots: await listSnapshots({ viewer }, { db }) }),
});
