import { readFileSync, writeFileSync } from "node:fs";
import { describeComponents } from "./describe-components.ts";

const path = new URL("../../../docs/guides/instructor-mdx.md", import.meta.url);
const guide = readFileSync(path, "utf8");
const [before] = guide.split("<!-- reference -->");
writeFileSync(path, `${before}<!-- reference -->\n\n${describeComponents()}\n`);
