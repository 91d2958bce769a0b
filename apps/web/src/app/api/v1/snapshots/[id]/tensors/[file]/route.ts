import { z } from "zod";
import { fileResponse } from "#features/snapshots/server/download-name.ts";
import { readSnapshotTensor } from "#features/snapshots/server/read-snapshot.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "One tensor of a snapshot as a .npy file: the address ends in the tensor's name and .npy",
  auth: "required",
  params: z.object({
    id: z.uuid(),
    file: z
      .string()
      .max(300)
      .regex(/\.npy$/),
  }),
  response: z.string().describe("The bytes of a NumPy file, version 1.0"),
  handler: async ({ viewer, params, db }) => {
    const tensor = params.file.slice(0, -".npy".length);
    const bytes = await readSnapshotTensor({ viewer, id: params.id, tensor }, { db });
    return fileResponse(bytes, tensor, "npy");
  },
});
