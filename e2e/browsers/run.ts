import globalSetup from "../global-setup.ts";
import { newLearner } from "../new-learner.ts";
import type { Engine } from "./engine.ts";
import { openFirefox } from "./firefox.ts";
import { shortJourney } from "./journey.ts";
import { openWebKit } from "./webkit.ts";

/** The short journey in Firefox and WebKit. The last line says how many of its steps passed. */
const browsers: [string, () => Promise<Engine>][] = [
  ["Firefox", openFirefox],
  ["WebKit", openWebKit],
];
const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const count = { passed: 0, failed: 0 };
const say = (text: string) => process.stdout.write(`${text}\n`);

const end = await globalSetup();
try {
  const site = JSON.parse(process.env.THAW_E2E_SITE ?? "{}");
  for (const [name, open] of browsers) {
    if (wanted.length === 0 || wanted.includes(name.toLowerCase())) await walk(name, open, site);
  }
} finally {
  await end();
}
say(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;

async function walk(
  name: string,
  open: () => Promise<Engine>,
  site: { url: string; databaseUrl: string },
): Promise<void> {
  const steps = shortJourney(site.url, await newLearner(site));
  let engine: Engine | undefined;
  let left = steps.length;
  try {
    engine = await open();
    say(engine.name);
    for (const { title, run } of steps) {
      const begun = performance.now();
      await run(engine);
      left -= 1;
      count.passed += 1;
      say(`  ok    ${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    }
  } catch (error) {
    const step = steps[steps.length - left]?.title ?? "opens";
    say(
      `  FAIL  ${name}: ${step}\n${error instanceof Error ? (error.name === "MissingBrowser" ? error.message : error.stack) : error}`,
    );
    // Steps that stand on the failed one have not passed either.
    count.failed += left;
  } finally {
    await engine?.close();
  }
}
