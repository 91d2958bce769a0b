import { changePersonBodySchema, personResponseSchema } from "@thaw/contracts/administration";
import { z } from "zod";
import { assertAdmin } from "#features/admin/server/assert-admin.ts";
import { changePerson } from "#features/admin/server/change-person.ts";
import { defineRoute } from "#platform/define-route.ts";

export const PATCH = defineRoute({
  summary: "Change somebody's role, or close or open their account",
  auth: ["admin"],
  params: z.object({ id: z.uuid() }),
  body: changePersonBodySchema,
  response: personResponseSchema,
  handler: async ({ viewer, params, body, db, now }) => {
    assertAdmin(viewer);
    return { person: await changePerson({ actorId: viewer.id, userId: params.id, ...body }, { db, now }) };
  },
});
