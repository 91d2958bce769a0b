import { request } from "@playwright/test";
import { startEmbeddedPostgres } from "@thaw/db/embedded/start-embedded-postgres";
import { withClient } from "@thaw/db/embedded/test-cluster";
import { expect, newLearner, test } from "../fixtures.ts";
import { type OwnCluster, startOwnCluster } from "../site/own-cluster.ts";
import { seedSite } from "../site/seed-site.ts";
import { type ServerProcess, serve } from "../site/server-process.ts";

const learners = 10;
const each = 20;

interface Submission {
  learner: number;
  idempotencyKey: string;
  text: string;
}
interface Attempt {
  id: string;
  number: number;
}

test.describe("kill -9 of the server and of the database during 200 submissions", () => {
  let cluster: OwnCluster;
  let server: ServerProcess;
  test.setTimeout(240_000);
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    cluster = await startOwnCluster("durability");
    await seedSite({ databaseUrl: cluster.url, dataDir: cluster.dataDir });
    server = await serve({ databaseUrl: cluster.url, dataDir: cluster.dataDir });
  });
  test.afterAll(async () => {
    await server?.stop();
    await cluster?.remove();
  });

  test("every acknowledged attempt is there, none twice", async () => {
    const site = { url: server.url, databaseUrl: cluster.url, dataDir: cluster.dataDir, accounts: [] };
    const cookies: string[] = [];
    for (let index = 0; index < learners; index += 1) cookies.push(await sessionOf(site.url, await newLearner(site)));

    const submissions: Submission[] = Array.from({ length: learners * each }, (_, index) => ({
      learner: index % learners,
      idempotencyKey: crypto.randomUUID(),
      text: String(100_000 + index),
    }));
    const send = async ({ learner, idempotencyKey, text }: Submission): Promise<Attempt> => {
      const response = await fetch(`${site.url}/api/v1/items/transfer-learning.head-input/attempts`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: cookies[learner] ?? "" },
        body: JSON.stringify({ response: { kind: "number", text }, locale: "ja", idempotencyKey }),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()).attempt;
    };

    const acknowledged = new Map<string, Attempt>();
    let killed: Promise<void> | undefined;
    const killBoth = async () => {
      process.kill(cluster.pid, "SIGKILL");
      await server.kill();
    };
    await Promise.all(
      submissions.map(async (submission) => {
        try {
          acknowledged.set(submission.idempotencyKey, await send(submission));
          // In the thick of it: some are stored and told, some stored and not told, some not even read.
          if (acknowledged.size === 70) killed ??= killBoth();
        } catch {
          // Not acknowledged: whether it was stored, nobody was told.
        }
      }),
    );
    expect(killed, "the kill came while submissions were under way").toBeDefined();
    await killed;
    expect(acknowledged.size).toBeGreaterThanOrEqual(70);
    expect(acknowledged.size).toBeLessThan(submissions.length);

    const again = await startEmbeddedPostgres({ dataDir: cluster.dataDir, port: cluster.port });
    expect(again.reused).toBe(false);
    const stored = await readAttempts(cluster.url);
    for (const [key, attempt] of acknowledged) {
      expect(stored.get(key), `attempt ${attempt.id} was acknowledged`).toMatchObject({ id: attempt.id });
    }

    server = await serve({ databaseUrl: cluster.url, dataDir: cluster.dataDir, port: server.port });
    for (const submission of submissions) {
      const attempt = await send(submission);
      const before = stored.get(submission.idempotencyKey);
      if (before) expect(attempt).toMatchObject({ id: before.id, number: before.number });
    }
    const all = await readAttempts(cluster.url);
    expect(all.size).toBe(submissions.length);
    const totals = await withClient(cluster.url, async (client) => ({
      attempts: (await client.query("SELECT count(*)::int AS n FROM attempt")).rows[0].n,
      states: (await client.query("SELECT attempts FROM item_state")).rows.map(({ attempts }) => attempts),
      statistics: (await client.query("SELECT sum(attempts)::int AS n FROM item_statistic")).rows[0].n,
      numbers: (await client.query("SELECT max(number) AS n FROM attempt GROUP BY user_id")).rows.map(({ n }) => n),
    }));
    expect(totals).toEqual({
      attempts: submissions.length,
      states: Array(learners).fill(each),
      statistics: submissions.length,
      numbers: Array(learners).fill(each),
    });
  });
});

async function readAttempts(databaseUrl: string): Promise<Map<string, Attempt>> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<Attempt & { key: string }>("SELECT id, number, idempotency_key AS key FROM attempt"),
  );
  expect(new Set(rows.map(({ key }) => key)).size, "no key twice").toBe(rows.length);
  return new Map(rows.map(({ key, id, number }) => [key, { id, number }]));
}

/** The cookie of a session of one's own. */
async function sessionOf(url: string, account: { email: string; password: string }): Promise<string> {
  const context = await request.newContext({ baseURL: url });
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  await context.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: account.email, password: account.password, json: "true" },
  });
  const { cookies } = await context.storageState();
  await context.dispose();
  const session = cookies.find(({ name }) => name === "next-auth.session-token");
  if (!session) throw new Error(`No session for ${account.email}`);
  return `${session.name}=${session.value}`;
}
