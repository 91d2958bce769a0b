import { withClient } from "@thaw/db/embedded/test-cluster";
import { hashPassword } from "../../apps/web/src/platform/password.ts";

/** Adds enrolled learners who share one password, so that adding many costs one hash. */
export async function addLearners(databaseUrl: string, count: number): Promise<{ email: string; password: string }[]> {
  const password = "a phrase that many share";
  const hash = await hashPassword(password);
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO "user" (id, email, name, password_hash)
       SELECT gen_random_uuid(), 'bench' || n || '@bench.example', 'Learner ' || n, $1 FROM generate_series(1, $2::int) AS n`,
      [hash, count],
    );
    await client.query(
      `INSERT INTO enrolment (user_id, course_id, role)
       SELECT u.id, c.id, 'learner' FROM "user" u, course c WHERE u.email LIKE '%@bench.example' AND c.slug = 'foodvision'`,
    );
  });
  return Array.from({ length: count }, (_, index) => ({ email: `bench${index + 1}@bench.example`, password }));
}
