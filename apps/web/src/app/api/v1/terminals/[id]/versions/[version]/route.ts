import { savedTerminalCodeResponseSchema, terminalIdSchema } from "@thaw/contracts/terminal-code";
import { z } from "zod";
import { readTerminalVersion } from "#features/terminal/server/read-terminal-code.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "One version of one's code in a terminal",
  auth: "required",
  params: z.object({ id: terminalIdSchema, version: z.coerce.number().int().min(1).max(2_147_483_647) }),
  response: savedTerminalCodeResponseSchema,
  handler: async ({ viewer, params, db }) => ({
    code: await readTerminalVersion({ viewer, terminalId: params.id, version: params.version }, { db }),
  }),
});
