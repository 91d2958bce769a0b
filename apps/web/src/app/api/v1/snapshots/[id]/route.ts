import { okResponseSchema } from "@thaw/contracts/account";
import { snapshotDetailResponseSchema } from "@thaw/contracts/snapshot";
import { z } from "zod";
import { deleteSnapshot } from "#features/snapshots/server/delete-snapshot.ts";
import { readSnapshotDetail } from "#features/snapshots/server/read-snapshot.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ id: z.uuid() });

export const GET = defineRoute({
  summary: "One of one's own snapshots, without its values, and its file's header",
  auth: "required",
  params,
  response: snapshotDetailResponseSchema,
  handler: async ({ viewer, params, db }) => {
    const { snapshot, header } = await readSnapshotDetail({ viewer, id: params.id }, { db });
    return {
      snapshot,
      header: { ...header, tensors: header.tensors.map((tensor) => ({ ...tensor, shape: [...tensor.shape] })) },
    };
  },
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
