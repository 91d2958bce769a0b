import { withClient } from "@thaw/db/embedded/test-cluster";

export interface Account {
  email: string;
  password: string;
}

export interface Learner extends Account {
  id: string;
  name: string;
}

let people = 0;

/** A new account by the site's own sign-up, enrolled in the course. */
export async function newLearner(
  site: { url: string; databaseUrl: string },
  options: { enrol?: boolean } = {},
): Promise<Learner> {
  people += 1;
  const email = `learner-${process.pid}-${Date.now()}-${people}@e2e.example`;
  const account = { email, password: `a long phrase ${Math.random()}`, name: `Learner ${people}` };
  // All tests come from one address; the limit that a person would not reach has its own test.
  const [row] = await withClient(site.databaseUrl, async (client) => {
    await client.query("DELETE FROM rate_limit WHERE key LIKE 'sign-up:%'");
    const response = await fetch(`${site.url}/api/v1/sign-up`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...account, locale: "ja" }),
    });
    if (response.status !== 201) throw new Error(`Sign-up answers ${response.status}: ${await response.text()}`);
    const { rows } = await client.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email]);
    if (options.enrol !== false) {
      const text = `INSERT INTO enrolment (user_id, course_id, role) SELECT $1, id, 'learner' FROM course WHERE slug = 'foodvision'`;
      await client.query(text, [rows[0]?.id]);
    }
    return rows;
  });
  return { ...account, id: row?.id ?? "" };
}
