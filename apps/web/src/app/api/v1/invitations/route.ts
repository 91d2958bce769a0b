import {
  createInvitationBodySchema,
  createInvitationResponseSchema,
  invitationListResponseSchema,
} from "@thaw/contracts/administration";
import { createInvitation, listInvitations } from "#features/admin/server/manage-invitations.ts";
import { defineRoute } from "#platform/define-route.ts";

export const GET = defineRoute({
  summary: "Invitations, newest first; their tokens are not kept",
  auth: ["admin"],
  response: invitationListResponseSchema,
  handler: async ({ viewer, db, now }) => ({ invitations: await listInvitations({ viewer }, { db, now }) }),
});

export const POST = defineRoute({
  summary: "Make an invitation for one person",
  auth: ["admin"],
  body: createInvitationBodySchema,
  response: createInvitationResponseSchema,
  status: 201,
  rateLimit: { name: "invitations", limit: 60, windowSeconds: 60 },
  handler: ({ viewer, body, locale, db, now }) => createInvitation({ viewer, ...body, locale }, { db, now }),
});
