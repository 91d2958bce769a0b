import { type SignUpPolicy, signUpPolicySchema } from "@thaw/contracts/account";
import type { Database } from "@thaw/db/client";
import { selectOptionalSetting, upsertSetting } from "@thaw/db/tables/setting";
import { env } from "#platform/env.ts";

/** Who may make an account: what an admin chose in the site, else what the environment says. */
export async function readSignUpPolicy(db: Database): Promise<SignUpPolicy> {
  const stored = signUpPolicySchema.safeParse(await selectOptionalSetting(db, "sign-up"));
  return stored.success ? stored.data : env().THAW_SIGN_UP;
}

export const writeSignUpPolicy = (db: Database, policy: SignUpPolicy): Promise<void> =>
  upsertSetting(db, "sign-up", policy);
