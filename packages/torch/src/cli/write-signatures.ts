import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bootPython } from "./boot-python.ts";

/** Where the lesson's editor loads it from, on first use. */
const TARGET = fileURLToPath(
  new URL("../../../../apps/web/src/features/terminal/client/torch-signatures.json", import.meta.url),
);

/** Writes what the editor completes and explains, asked of the packages as they are. */
const python = await bootPython();
const program = readFileSync(fileURLToPath(new URL("list_signatures.py", import.meta.url)), "utf8");
const { stdout, stderr, status } = python.run(program, { filename: "list_signatures.py" });
if (status !== 0) throw new Error(stderr);
const tables = JSON.parse(stdout) as Record<string, Record<string, [string, string]>>;
writeFileSync(TARGET, `${JSON.stringify(tables)}\n`);
const names = Object.values(tables).reduce((sum, table) => sum + Object.keys(table).length, 0);
console.log(`${names} names of ${Object.keys(tables).length} modules`);
