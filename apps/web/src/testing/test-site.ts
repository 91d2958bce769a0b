import type { Role } from "@thaw/contracts/ids";
import { createDatabase, type RootDatabase } from "@thaw/db/client";
import { createTestDatabase } from "@thaw/db/embedded/create-test-database";
import { selectOptionalCourseBySlug, upsertEnrolment } from "@thaw/db/tables/course";
import { insertUser, type UserRow } from "@thaw/db/tables/user";
import { afterAll, beforeAll } from "vitest";
import { loadCourses } from "#cli/seed.ts";
import { signInAs, testSecret } from "./sign-in-as.ts";

export interface TestSite {
  db: RootDatabase;
  /** A new user and their session cookie; `enrol` puts them into the FoodVision course. */
  user: (options?: { role?: Role; enrol?: "learner" | "staff" }) => Promise<{ user: UserRow; cookie: string }>;
}

let people = 0;

/** A site on a database of its own with the FoodVision course loaded, for one test file. */
export function useTestSite(): TestSite {
  const site = {} as TestSite;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = database.drop;
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      NEXTAUTH_SECRET: testSecret,
      NODE_ENV: "test",
      THAW_LOG: "off",
    });
    site.db = createDatabase({ url: database.url, poolSize: 16 });
    Object.assign(globalThis, { thawDatabase: site.db });
    await loadCourses(site.db, new Date());
    site.user = async ({ role = "learner", enrol } = {}) => {
      people += 1;
      const email = `person${people}@test.example`;
      // The hash is of no password: who needs one signs up.
      const user = await insertUser(site.db, {
        email,
        name: `Person ${people}`,
        role,
        locale: "en",
        passwordHash: "-",
      });
      if (enrol) {
        const course = await selectOptionalCourseBySlug(site.db, "foodvision");
        if (course) await upsertEnrolment(site.db, { userId: user.id, courseId: course.id, role: enrol });
      }
      return { user, cookie: await signInAs(user) };
    };
  }, 60_000);
  afterAll(async () => {
    await site.db?.$disconnect();
    await drop?.();
  });
  return site;
}
