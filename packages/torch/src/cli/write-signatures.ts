import { writeFileSync } from "node:fs";
import { bootPython } from "./boot-python.ts";
import { listSignatures, SIGNATURES_FILE } from "./list-signatures.ts";

const tables = listSignatures(await bootPython());
writeFileSync(SIGNATURES_FILE, `${JSON.stringify(tables)}\n`);
const names = Object.values(tables).reduce((sum, table) => sum + Object.keys(table).length, 0);
console.log(`${names} names of ${Object.keys(tables).length} modules`);
