import { expect, test } from "vitest";
import { type AppliedMigration, planMigrations } from "./plan-migrations.ts";

const first = { name: "20260101_first", sql: "", checksum: "a" };
const second = { name: "20260201_second", sql: "", checksum: "b" };
const finishedAt = new Date(0);
const row = (name: string, checksum: string): AppliedMigration => ({ name, checksum, finishedAt, rolledBackAt: null });

test("an empty database gets everything, in order", () => {
  expect(planMigrations([first, second], [])).toEqual([first, second]);
});

test("what is applied is not applied again", () => {
  expect(planMigrations([first, second], [row(first.name, "a")])).toEqual([second]);
  expect(planMigrations([first, second], [row(first.name, "a"), row(second.name, "b")])).toEqual([]);
});

test("an edited migration is refused by name", () => {
  expect(() => planMigrations([first], [row(first.name, "other")])).toThrow(/20260101_first was edited/);
});

test("a migration that never finished is refused", () => {
  expect(() => planMigrations([first], [{ ...row(first.name, "a"), finishedAt: null }])).toThrow(/never finished/);
});

test("one that was rolled back is applied again", () => {
  const rows = [{ ...row(first.name, "a"), finishedAt: null, rolledBackAt: new Date(0) }];
  expect(planMigrations([first], rows)).toEqual([first]);
});

test("a database from a newer version is refused", () => {
  expect(() => planMigrations([first], [row(second.name, "b")])).toThrow(/newer version/);
});

test("a new migration may not slip in before an applied one", () => {
  expect(() => planMigrations([first, second], [row(second.name, "b")])).toThrow(/sorts before/);
});
