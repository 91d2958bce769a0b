import { sha256Schema } from "@thaw/contracts/lab";
import { z } from "zod";
import { serveWeights } from "#features/backbones/server/serve-weights.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "An added backbone's weights as a safetensors file with torchvision's names",
  auth: "optional",
  params: z.object({ id: z.string().max(80), sha256: sha256Schema }),
  response: z.string().describe("The bytes of a safetensors file"),
  handler: ({ viewer, params, headers, db }) =>
    serveWeights({ viewer, ...params, ifNoneMatch: headers.get("if-none-match") }, { db }),
});
