import { terminalIdSchema, terminalVersionsResponseSchema } from "@thaw/contracts/terminal-code";
import { z } from "zod";
import { listTerminalVersions } from "#features/terminal/server/read-terminal-code.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "The last versions of one's code in a terminal, without the code",
  auth: "required",
  params: z.object({ id: terminalIdSchema }),
  response: terminalVersionsResponseSchema,
  handler: async ({ viewer, params, db }) => ({
    versions: await listTerminalVersions({ viewer, terminalId: params.id }, { db }),
  }),
});
