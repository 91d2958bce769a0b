import { okResponseSchema } from "@thaw/contracts/account";
import { snapshotResponseSchema } from "@thaw/contracts/snapshot";
import { z } from "zod";
import { deleteSnapshot } from "#features/lab/server/delete-snapshot.ts";
import { readSnapshot } from "#features/lab/server/read-snapshot.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ id: z.uuid() });

export const GET = defineRoute({
  summary: "One of one's own snapshots, without its values",
  auth: "required",
  params,
  response: snapshotResponseSchema,
  handler: async ({ viewer, params, db }) => ({ snapshot: await readSnapshot({ viewer, id: params.id }, { db }) }),
});

export const DELETE = defineRoute({
  summary: "Delete a snapshot",
  auth: "required",
  params,
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    await deleteSnapshot({ viewer, id: params.id }, { db });
    return { ok: true as const };
  },
});
