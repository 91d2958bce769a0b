import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import { afterAll, expect, test } from "vitest";
import configuration from "../../../.dependency-cruiser.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "thaw-imports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A miniature of the repository, in which each first file breaks the rule named beside it. */
const FILES = {
  "node_modules/next/package.json": '{"name":"next","main":"index.js"}',
  "node_modules/next/index.js": "module.exports = {};",
  "node_modules/@tensorflow/tfjs-core/package.json": '{"name":"@tensorflow/tfjs-core","main":"index.js"}',
  "node_modules/@tensorflow/tfjs-core/index.js": "module.exports = {};",
  "node_modules/pg/package.json": '{"name":"pg","main":"index.js"}',
  "node_modules/pg/index.js": "module.exports = {};",
  "packages/db/src/rows.ts": "export const rows: number[] = [];",
  "packages/db/src/types.ts": "export type Row = { id: string };",
  "packages/core/src/grade.ts":
    'import { rows } from "../../db/src/rows.ts"; export const grade = (): number => rows.length;',
  "packages/content/src/compile.ts": 'import next from "next"; export const compile: unknown = next;',
  "packages/core/src/clock.ts": 'import { readFileSync } from "node:fs"; export const read: unknown = readFileSync;',
  "packages/ui/src/button.ts":
    'import { rows } from "../../db/src/rows.ts"; export const button = (): number => rows.length;',
  "apps/web/src/features/lab/run/train.ts":
    'import * as tf from "@tensorflow/tfjs-core"; export const train: unknown = tf;',
  "apps/web/src/features/lab/server/list.ts": 'import pg from "pg"; export const list: unknown = pg;',
  "apps/web/src/features/lab/components/lab.tsx":
    'import { rows } from "../../../../../../packages/db/src/rows.ts"; export const Lab = (): number => rows.length;',
  "apps/web/src/features/lab/components/fine.tsx":
    'import type { Row } from "../../../../../../packages/db/src/types.ts"; export const fine = (row: Row): string => row.id;',
  "apps/web/src/app/page.ts":
    'import { rows } from "../../../../packages/db/src/rows.ts"; export const page = (): number => rows.length;',
  "apps/web/src/features/lab/server/page-of.ts":
    'import { page } from "../../../app/page.ts"; export const pageOf: unknown = page;',
  "packages/db/src/app.ts":
    'import { page } from "../../../apps/web/src/app/page.ts"; export const app: unknown = page;',
  "packages/content/src/one.ts": 'import { two } from "./two.ts"; export const one = (): unknown => two;',
  "packages/content/src/two.ts": 'import { one } from "./one.ts"; export const two = (): unknown => one;',
  "packages/content/src/lost.ts": 'import { gone } from "./gone.ts"; export const lost: unknown = gone;',
};

test("each rule catches what it forbids, and what is allowed passes", async () => {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const { options, ...ruleSet } = configuration;
  const { output } = await cruise(["apps", "packages"], { ...options, ruleSet, validate: true, baseDir: folder });
  if (typeof output === "string") throw new Error(output);
  const found = output.summary.violations.map(({ rule, from }) => `${from}: ${rule.name}`);
  expect([...new Set(found)].sort()).toEqual(
    [
      "packages/core/src/grade.ts: core-stands-on-contracts",
      "packages/content/src/compile.ts: rules-are-plain",
      "packages/core/src/clock.ts: core-does-no-input-or-output",
      "packages/ui/src/button.ts: ui-stands-on-nothing",
      "apps/web/src/features/lab/run/train.ts: tensors-stay-in-tl-engine",
      "apps/web/src/features/lab/server/list.ts: database-driver-stays-in-db",
      "apps/web/src/features/lab/components/lab.tsx: db-is-for-the-server",
      "apps/web/src/app/page.ts: urls-hold-no-queries",
      "apps/web/src/features/lab/server/page-of.ts: features-do-not-know-urls",
      "packages/db/src/app.ts: db-stands-on-contracts",
      "packages/db/src/app.ts: packages-do-not-know-apps",
      "packages/content/src/one.ts: no-circles",
      "packages/content/src/lost.ts: everything-resolves",
    ].sort(),
  );
});
