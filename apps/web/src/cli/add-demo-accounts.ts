import type { Role } from "@thaw/contracts/ids";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import { selectOptionalCourseBySlug, upsertEnrolment } from "@thaw/db/tables/course";
import { insertUser, selectOptionalUserByEmail, updatePassword } from "@thaw/db/tables/user";
import { generatePassword } from "#features/admin/server/generate-password.ts";
import { hashPassword } from "#platform/password.ts";

export interface DemoAccount {
  role: Role;
  email: string;
  password: string;
}

const demo: { role: Role; email: string; name: string }[] = [
  { role: "learner", email: "learner@demo.example", name: "Demo Learner" },
  { role: "learner", email: "learner2@demo.example", name: "Demo Learner 2" },
  { role: "instructor", email: "instructor@demo.example", name: "Demo Instructor" },
  { role: "admin", email: "admin@demo.example", name: "Demo Admin" },
];

/**
 * Adds the demo accounts with new random passwords, enrolled in every course. Where they exist already (a data folder
 * that lost its file), their passwords are set anew, so that the file always tells the truth.
 */
export async function addDemoAccounts(db: RootDatabase, courseSlugs: string[]): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const { role, email, name } of demo) {
    const password = generatePassword();
    const passwordHash = await hashPassword(password);
    await inTransaction(db, async (tx) => {
      const known = await selectOptionalUserByEmail(tx, email);
      const user = known
        ? await updatePassword(tx, known.id, passwordHash)
        : await insertUser(tx, { email, name, role, passwordHash, locale: "ja" });
      for (const slug of role === "admin" ? [] : courseSlugs) {
        const course = await selectOptionalCourseBySlug(tx, slug);
        if (course)
          await upsertEnrolment(tx, {
            userId: user.id,
            courseId: course.id,
            role: role === "instructor" ? "staff" : "learner",
          });
      }
    });
    accounts.push({ role, email, password });
  }
  return accounts;
}
