import { okResponseSchema } from "@thaw/contracts/account";
import { slugSchema } from "@thaw/contracts/ids";
import { changeMemberBodySchema } from "@thaw/contracts/teaching";
import { z } from "zod";
import { changeMember, removeMember } from "#features/dashboards/server/course-members.ts";
import { defineRoute } from "#platform/define-route.ts";

const params = z.object({ slug: slugSchema, id: z.uuid() });

export const PATCH = defineRoute({
  summary: "Make a member of a course staff, or a learner again",
  auth: "required",
  params,
  body: changeMemberBodySchema,
  response: okResponseSchema,
  handler: async ({ viewer, params, body, db }) => {
    await changeMember({ viewer, courseSlug: params.slug, userId: params.id, role: body.role }, { db });
    return { ok: true as const };
  },
});

export const DELETE = defineRoute({
  summary: "Take somebody out of a course; their answers stay",
  auth: "required",
  params,
  response: okResponseSchema,
  handler: async ({ viewer, params, db }) => {
    await removeMember({ viewer, courseSlug: params.slug, userId: params.id }, { db });
    return { ok: true as const };
  },
});
