import { createHash } from "node:crypto";
import type { Locale } from "@thaw/contracts/ids";
import { inTransaction, isUniqueViolation, type RootDatabase } from "@thaw/db/client";
import { insertAuditEntry } from "@thaw/db/tables/audit-entry";
import { upsertEnrolment } from "@thaw/db/tables/course";
import { updateInvitationUser, useInvitation } from "@thaw/db/tables/invitation";
import { insertUser, type UserRow } from "@thaw/db/tables/user";
import { DomainError } from "#platform/domain-error.ts";
import { hashPassword } from "#platform/password.ts";
import { readSignUpPolicy } from "./site-settings.ts";

export const hashInvitationToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());

/**
 * Makes an account, as far as the site's sign-up policy lets one: anyone, who has an invitation, or nobody.
 * @throws DomainError `sign-up-closed`, `invitation-invalid`, `email-taken`.
 */
export async function signUp(
  input: { email: string; name: string; password: string; locale: Locale; invitation?: string | undefined },
  { db, now }: { db: RootDatabase; now: Date },
): Promise<UserRow> {
  const policy = await readSignUpPolicy(db);
  if (policy === "off" || (policy === "invitation" && !input.invitation)) throw new DomainError("sign-up-closed");
  const passwordHash = await hashPassword(input.password);
  try {
    return await inTransaction(db, async (tx) => {
      const invitation = input.invitation ? await useInvitation(tx, hashInvitationToken(input.invitation), now) : null;
      if (input.invitation && !invitation) throw new DomainError("invitation-invalid");
      const { email, name, locale } = input;
      const user = await insertUser(tx, { email, name, locale, passwordHash, role: invitation?.role ?? "learner" });
      if (invitation) {
        await updateInvitationUser(tx, invitation.id, user.id);
        if (invitation.courseId) {
          const role = invitation.role === "learner" ? "learner" : "staff";
          await upsertEnrolment(tx, { userId: user.id, courseId: invitation.courseId, role });
        }
      }
      await insertAuditEntry(tx, { actorId: user.id, action: "user.sign-up", subject: `user:${user.id}` });
      return user;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("email-taken", { cause: error });
    throw error;
  }
}
