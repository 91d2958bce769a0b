import { z } from "zod";
import { fileResponse } from "#features/snapshots/server/download-name.ts";
import { readSnapshotData } from "#features/snapshots/server/read-snapshot.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "A snapshot's tensors as a safetensors file",
  auth: "required",
  params: z.object({ id: z.uuid() }),
  response: z.string().describe("The bytes of a safetensors file"),
  handler: async ({ viewer, params, db }) => {
    const { name, data } = await readSnapshotData({ viewer, id: params.id }, { db });
    return fileResponse(data, name, "safetensors");
  },
});
