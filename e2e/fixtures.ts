import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { withClient } from "@thaw/db/embedded/test-cluster";
import { type Account, type Learner, newLearner } from "./new-learner.ts";
import type { DemoAccount } from "./site/seed-site.ts";
import { type Watch, watchPage } from "./watch-page.ts";

export { expect } from "@playwright/test";
export { type Account, type Learner, newLearner } from "./new-learner.ts";

export interface Site {
  url: string;
  databaseUrl: string;
  dataDir: string;
  accounts: DemoAccount[];
}

type Role = DemoAccount["role"];
type State = Exclude<BrowserContextOptions["storageState"], string | undefined>;

interface WorkerFixtures {
  site: Site;
  /** Cookies of a demo account that was signed in through the form, once a worker. */
  stateOf: (role: Role) => Promise<State>;
}

interface TestFixtures {
  learnerPage: Page;
  instructorPage: Page;
  adminPage: Page;
  /** A learner of this test alone, signed up and enrolled, and not signed in anywhere. */
  learner: Learner;
  /** A page on which `learner` is signed in. */
  page: Page;
  /** Another browser, without cookies or storage. */
  newBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Errors and policy violations of `page`; the test fails when there is one that it did not expect. */
  watch: Watch;
  sql: <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;
}

export const lessonPath = "/courses/foodvision/transfer-learning";

export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const text = process.env.THAW_E2E_SITE;
      if (!text) throw new Error("The global set-up has not run");
      await use(JSON.parse(text));
    },
    { scope: "worker" },
  ],
  stateOf: [
    async ({ browser, site }, use) => {
      const states = new Map<Role, State>();
      await use(async (role) => {
        const known = states.get(role);
        if (known) return known;
        const account = accountOf(site, role);
        const context = await browser.newContext({ baseURL: site.url });
        const page = await context.newPage();
        await signIn(page, account);
        const state = await context.storageState();
        states.set(role, state);
        await context.close();
        return state;
      });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  learnerPage: async ({ newBrowser, stateOf }, use) => use(await pageAs(newBrowser, await stateOf("learner"))),
  instructorPage: async ({ newBrowser, stateOf }, use) => use(await pageAs(newBrowser, await stateOf("instructor"))),
  adminPage: async ({ newBrowser, stateOf }, use) => use(await pageAs(newBrowser, await stateOf("admin"))),
  newBrowser: async ({ browser, site, contextOptions }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 960 },
        locale: "ja-JP",
        timezoneId: "Asia/Tokyo",
        ...contextOptions,
        baseURL: site.url,
        ...options,
      });
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },
  learner: async ({ site }, use) => use(await newLearner(site)),
  page: async ({ newBrowser, learner }, use) => {
    const context = await newBrowser();
    await signInQuietly(context, learner);
    await use(await context.newPage());
  },
  watch: async ({ page }, use) => {
    const watch = watchPage(page);
    await use(watch);
    watch.expectQuiet();
  },
  sql: async ({ site }, use) =>
    use((text, values = []) => withClient(site.databaseUrl, async (client) => (await client.query(text, values)).rows)),
});

async function pageAs(newBrowser: TestFixtures["newBrowser"], storageState: State): Promise<Page> {
  const context = await newBrowser({ storageState });
  return context.newPage();
}

export function accountOf(site: Site, role: Role): Account {
  const account = site.accounts.find((each) => each.role === role);
  if (!account) throw new Error(`The seed made no ${role}`);
  return account;
}

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, account: Account, next = "/ja"): Promise<void> {
  await page.goto(`/ja/sign-in?next=${encodeURIComponent(next)}`);
  await fillSignIn(page, account);
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

export async function fillSignIn(page: Page, account: Account): Promise<void> {
  await page.locator("input[name=email]").fill(account.email);
  await page.locator("input[name=password]").fill(account.password);
  await page.locator("main button[type=submit], form button[type=submit]").first().click();
}

/** Signs a context in by next-auth's own routes, for tests that are about something else. */
export async function signInQuietly(context: BrowserContext, account: Account): Promise<void> {
  const csrf = await context.request.get("/api/auth/csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await context.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: account.email, password: account.password, json: "true" },
  });
  expect(response.ok(), `sign-in of ${account.email} answers ${response.status()}`).toBe(true);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds of serious or critical impact, one line each, or an empty list. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 5).map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      );
  });
}
