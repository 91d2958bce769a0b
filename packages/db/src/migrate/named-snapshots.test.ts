import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { databaseUrl, withClient } from "../embedded/test-cluster.ts";
import { applyMigrations } from "./apply-migrations.ts";
import { readMigrations } from "./read-migrations.ts";

const adminUrl = process.env.THAW_TEST_POSTGRES_URL ?? "";

test("snapshots of one name each get their own, those of other learners keep theirs", async () => {
  const database = `thaw_test_${randomBytes(8).toString("hex")}`;
  const url = databaseUrl(adminUrl, database);
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${database} TEMPLATE template0`));
  try {
    const migrations = readMigrations();
    const before = migrations.findIndex(({ name }) => name.endsWith("_terminals_and_named_snapshots"));
    await applyMigrations(url, migrations.slice(0, before));
    const people = [randomUUID(), randomUUID()];
    await withClient(url, async (client) => {
      for (const id of people) {
        await client.query(`INSERT INTO "user" (id, email, name, password_hash) VALUES ($1, $2, 'x', '-')`, [id, id]);
      }
      const kept = ["head", "head", "head (2)", "head", "other"].map((name) => [people[0], name] as const);
      for (const [index, [person, name]] of [...kept, [people[1], "head"] as const].entries()) {
        await client.query(
          `INSERT INTO tensor_snapshot (id, user_id, name, tensors, byte_length, data, idempotency_key, created_at)
           VALUES (gen_random_uuid(), $1, $2, '[]', 0, '', gen_random_uuid(), to_timestamp($3))`,
          [person, name, index],
        );
      }
    });
    await applyMigrations(url, migrations);
    const { rows } = await withClient(url, (client) =>
      client.query("SELECT user_id, name FROM tensor_snapshot ORDER BY created_at"),
    );
    expect(rows.map(({ user_id, name }) => [people.indexOf(user_id), name])).toEqual([
      [0, "head"],
      [0, "head (3)"],
      [0, "head (2)"],
      [0, "head (4)"],
      [0, "other"],
      [1, "head"],
    ]);
  } finally {
    await withClient(adminUrl, (client) => client.query(`DROP DATABASE ${database} WITH (FORCE)`));
  }
});
