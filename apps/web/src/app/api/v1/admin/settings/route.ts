import { settingsSchema } from "@thaw/contracts/administration";
import { changeSettings, readSettings } from "#features/admin/server/change-settings.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "The site's settings",
  auth: ["admin"],
  response: settingsSchema,
  handler: ({ viewer, db }) => readSettings({ viewer }, { db }),
});

export const PUT = defineRoute({
  summary: "Change the site's settings",
  auth: ["admin"],
  body: settingsSchema,
  response: settingsSchema,
  handler: ({ viewer, body, db }) => changeSettings({ viewer, settings: body }, { db }),
});
