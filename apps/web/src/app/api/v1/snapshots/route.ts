import {
  createSnapshotQuerySchema,
  maxSnapshotBytes,
  snapshotListResponseSchema,
  snapshotMediaTypes,
  snapshotResponseSchema,
} from "@thaw/contracts/snapshot";
import { createSnapshot } from "#features/snapshots/server/create-snapshot.ts";
import { listSnapshots } from "#features/snapshots/server/list-snapshots.ts";
import { defineRoute } from "#platform/define-route.ts";

export const POST = defineRoute({
  summary: "Keep named tensors, sent as a safetensors file, as a snapshot",
  auth: "required",
  query: createSnapshotQuerySchema,
  rawBody: { mediaTypes: snapshotMediaTypes, maxBytes: maxSnapshotBytes },
  response: snapshotResponseSchema,
  status: 201,
  rateLimit: { name: "snapshots", limit: 60, windowSeconds: 60 },
  handler: async ({ viewer, query, raw, db, now }) => ({
    snapshot: await createSnapshot({ viewer, about: query, raw }, { db, now }),
  }),
});

export const GET = defineRoute({
  summary: "One's own snapshots, newest first, without their values, and how much room is left",
  auth: "required",
  response: snapshotListResponseSchema,
  handler: ({ viewer, db }) => listSnapshots({ viewer }, { db }),
});
