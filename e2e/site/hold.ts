import globalSetup from "../global-setup.ts";

/**
 * Keeps a site up while specs are being written: prints its description as one line, which THAW_E2E_SITE then hands to
 * `playwright test` and to browsers/run.ts, so that neither starts one of its own. Ctrl-C ends it.
 */
const end = await globalSetup();
process.stdout.write(`${process.env.THAW_E2E_SITE}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
