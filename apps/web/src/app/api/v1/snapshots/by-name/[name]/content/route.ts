import { snapshotNameSchema } from "@thaw/contracts/snapshot";
import { z } from "zod";
import { fileResponse } from "#features/snapshots/server/download-name.ts";
import { readSnapshotData } from "#features/snapshots/server/read-snapshot.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "One's own snapshot of a name, as a safetensors file",
  auth: "required",
  params: z.object({ name: snapshotNameSchema }),
  response: z.string().describe("The bytes of a safetensors file"),
  handler: async ({ viewer, params, db }) => {
    const { name, data } = await readSnapshotData({ viewer, name: params.name }, { db });
    return fileResponse(data, name, "safetensors");
  },
});
