import {
  maxTerminalCodeBodyBytes,
  savedTerminalCodeResponseSchema,
  saveTerminalCodeBodySchema,
  terminalCodeResponseSchema,
  terminalIdSchema,
} from "@thaw/contracts/terminal-code";
import { z } from "zod";
import { readTerminalCode } from "#features/terminal/server/read-terminal-code.ts";
import { saveTerminalCode } from "#features/terminal/server/save-terminal-code.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ id: terminalIdSchema });

export const GET = defineRoute({
  summary: "One's own code in a terminal",
  auth: "required",
  params,
  response: terminalCodeResponseSchema,
  handler: async ({ viewer, params, db }) => ({
    code: await readTerminalCode({ viewer, terminalId: params.id }, { db }),
  }),
});

export const PUT = defineRoute({
  summary: "Keep one's code in a terminal; a stale version is refused with the newer code",
  auth: "required",
  params,
  body: saveTerminalCodeBodySchema,
  response: savedTerminalCodeResponseSchema,
  maxBodyBytes: maxTerminalCodeBodyBytes,
  rateLimit: { name: "terminal-code", limit: 120, windowSeconds: 60 },
  handler: async ({ viewer, params, body, db, now }) => ({
    code: await saveTerminalCode({ viewer, terminalId: params.id, ...body }, { db, now }),
  }),
});
