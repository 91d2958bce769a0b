import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { databaseUrl, withClient } from "../embedded/test-cluster.ts";
import { applyMigrations, listPendingMigrations } from "./apply-migrations.ts";
import { type Migration, readMigrations } from "./read-migrations.ts";

const adminUrl = process.env.THAW_TEST_POSTGRES_URL ?? "";
let name: string;
let url: string;

// A database without any migration: the template has them all.
beforeEach(async () => {
  name = `thaw_test_${randomBytes(8).toString("hex")}`;
  url = databaseUrl(adminUrl, name);
  await withClient(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
});
afterEach(() => withClient(adminUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)));

function migration(migrationName: string, sql: string): Migration {
  return { name: migrationName, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

const users = migration("1_users", "CREATE TABLE users (id int); INSERT INTO users VALUES (1);");
const broken = migration("2_broken", "CREATE TABLE half (id int); SELECT 1 / 0;");

test("the repository's migrations apply to an empty database, once", async () => {
  const names = readMigrations().map((each) => each.name);
  expect(await listPendingMigrations(url)).toEqual(names);
  expect(await applyMigrations(url)).toEqual(names);
  expect(await applyMigrations(url)).toEqual([]);
  expect(await listPendingMigrations(url)).toEqual([]);
});

test("a row holds what Prisma's engine writes", async () => {
  await applyMigrations(url, [users]);
  const { rows } = await withClient(url, (client) => client.query("SELECT * FROM _prisma_migrations"));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ migration_name: "1_users", checksum: users.checksum, applied_steps_count: 1 });
  expect(rows[0].finished_at).toBeInstanceOf(Date);
  expect(rows[0].logs).toBeNull();
  expect(rows[0].rolled_back_at).toBeNull();
});

test("a migration that fails leaves nothing of itself, and all before it", async () => {
  await expect(applyMigrations(url, [users, broken])).rejects.toThrow(
    /2_broken failed and was undone: division by zero/,
  );
  const { rows } = await withClient(url, (client) =>
    client.query("SELECT to_regclass('half') AS half, (SELECT count(*)::int FROM users) AS users"),
  );
  expect(rows[0]).toEqual({ half: null, users: 1 });
  const repaired = migration("2_broken", "CREATE TABLE whole (id int);");
  expect(await applyMigrations(url, [users, repaired])).toEqual(["2_broken"]);
});

test("an edited migration is refused and nothing runs", async () => {
  await applyMigrations(url, [users]);
  const edited = migration("1_users", `${users.sql} `);
  await expect(applyMigrations(url, [edited, migration("2_more", "CREATE TABLE more (id int);")])).rejects.toThrow(
    /edited/,
  );
  const { rows } = await withClient(url, (client) => client.query("SELECT to_regclass('more') AS more"));
  expect(rows[0].more).toBeNull();
});

test("two starts at once apply each migration once", async () => {
  const both = await Promise.all([applyMigrations(url, [users]), applyMigrations(url, [users])]);
  expect(both.flat()).toEqual(["1_users"]);
});

test("a server that does not answer is named as the cause", async () => {
  await expect(applyMigrations("postgresql://thaw:x@127.0.0.1:1/thaw", [])).rejects.toThrow(/does not answer/);
});
