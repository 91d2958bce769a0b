import { cruise } from "dependency-cruiser";
import configuration from "../../../.dependency-cruiser.mjs";
import { root } from "../paths.mjs";

const FOLDERS = ["apps", "packages", "courses", "e2e", "bench", "scripts"];
/** Fewer would mean that the parser no longer understands TypeScript, and that nothing is checked. */
const FEWEST_MODULES = 300;

/** The import rules of `.dependency-cruiser.mjs` over the whole repository. */
process.chdir(root);
const { options, ...ruleSet } = configuration;
const { output } = await cruise(FOLDERS, { ...options, ruleSet, validate: true, outputType: undefined });
if (typeof output === "string") throw new Error(output);
const { summary } = output;
for (const { rule, from, to } of summary.violations) {
  const comment = configuration.forbidden?.find(({ name }) => name === rule.name)?.comment ?? "";
  process.stdout.write(`${from} → ${to}\n    ${rule.name}: ${comment}\n`);
}
process.stdout.write(`${summary.violations.length} violations in ${summary.totalCruised} modules\n`);
if (summary.totalCruised < FEWEST_MODULES)
  process.stdout.write("Too few modules were read: TypeScript is not parsed.\n");
process.exitCode = summary.violations.length === 0 && summary.totalCruised >= FEWEST_MODULES ? 0 : 1;
