import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claim, ensureSecret, prepareDataFolder, readDemoAccounts } from "./data-folder.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "thaw data "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a folder is claimed once, and free again when released", () => {
  const file = path.join(folder, "launcher.json");
  const lock = claim(file, String);
  lock.update({ url: "http://localhost:3000" });
  expect(() => claim(file, ({ pid, url }) => `${pid} serves ${url}`)).toThrow(
    `${process.pid} serves http://localhost:3000`,
  );
  lock.release();
  expect(claim(file, String).tookOver).toBe(false);
});

test("what a killed launcher left is taken over, and nothing is littered", () => {
  const file = path.join(folder, "launcher.json");
  writeFileSync(file, JSON.stringify({ pid: 99_999_999, startedAt: "1" }));
  expect(claim(file, String).tookOver).toBe(true);
  expect(readdirSync(folder)).toEqual(["launcher.json"]);
});

test("the secret is made once and readable by its owner alone", () => {
  const secret = ensureSecret(folder);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(ensureSecret(folder)).toBe(secret);
  expect(statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
});

test("a data folder that cannot be is refused with advice", () => {
  const file = path.join(folder, "a file");
  writeFileSync(file, "");
  expect(() => prepareDataFolder(path.join(file, "data"))).toThrow(/cannot be written to.*THAW_DATA_DIR/);
  prepareDataFolder(path.join(folder, "new", "data"));
  expect(readdirSync(path.join(folder, "new", "data"))).toEqual([]);
});

test("no demo accounts is an empty list", () => {
  expect(readDemoAccounts(folder)).toEqual([]);
  writeFileSync(path.join(folder, "demo-accounts.json"), '[{"role":"learner","email":"a@b.c","password":"p"}]');
  expect(readDemoAccounts(folder)).toHaveLength(1);
  expect(readFileSync(path.join(folder, "demo-accounts.json"), "utf8")).toContain("learner");
});
