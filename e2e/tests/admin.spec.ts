import { expect, newLearner, seriousViolations, signInQuietly, test } from "../fixtures.ts";

test("every admin page opens, fits a phone, and has nothing serious against it", async ({ adminPage: page }) => {
  for (const path of ["", "/people", "/courses", "/invitations", "/settings", "/audit"]) {
    for (const locale of ["ja", "en"]) {
      await page.goto(`/${locale}/admin${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await seriousViolations(page), path).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, path).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 960 });
  }
});

test("a role that is given and taken holds from the next request", async ({ adminPage, site, newBrowser }) => {
  const person = await newLearner(site, { enrol: false });
  const context = await newBrowser();
  await signInQuietly(context, person);
  const theirs = await context.newPage();
  expect((await theirs.goto("/en/admin"))?.status()).toBe(404);
  await adminPage.goto(`/en/admin/people?search=${encodeURIComponent(person.email)}`);
  const role = adminPage.getByRole("combobox", { name: `Role of ${person.name}` });
  await role.selectOption("admin");
  await expect(adminPage.getByText(`${person.name}: Changed`)).toBeVisible();
  expect((await theirs.goto("/en/admin"))?.status()).toBe(200);
  await role.selectOption("learner");
  await expect(adminPage.getByText(`${person.name}: Changed`)).toBeVisible();
  expect((await theirs.goto("/en/admin"))?.status()).toBe(404);
  await adminPage.goto("/en/admin/audit");
  await expect(adminPage.locator("tbody tr").first()).toContainText(person.email);
});

test("a forgotten password is made anew and shown once", async ({ adminPage, site, newBrowser }) => {
  const person = await newLearner(site);
  await adminPage.goto(`/en/admin/people?search=${encodeURIComponent(person.email)}`);
  await adminPage.getByRole("button", { name: `Actions for ${person.name}` }).click();
  await adminPage.getByRole("button", { name: "New password" }).click();
  await adminPage.getByRole("dialog").getByRole("button", { name: "New password" }).click();
  const password = await adminPage.getByRole("textbox", { name: "New password" }).inputValue();
  const context = await newBrowser();
  await signInQuietly(context, { email: person.email, password });
  const me = await (await context.request.get("/api/v1/me")).json();
  expect(me.viewer?.email).toBe(person.email);
});

test("an invitation makes an account with its role and course, once", async ({ adminPage, newBrowser }) => {
  await adminPage.goto("/en/admin/invitations");
  await adminPage.getByLabel("Role").selectOption("instructor");
  await adminPage.getByRole("button", { name: "Make it" }).click();
  const address = await adminPage.getByRole("textbox", { name: "The invitation's address" }).inputValue();
  const page = await (await newBrowser()).newPage();
  await page.goto(address);
  const email = `invited-${Date.now()}@e2e.example`;
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=name]").fill("Invited Instructor");
  await page.locator("input[name=password]").fill("long enough for an instructor");
  await page.locator("form button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-up"));
  await page.goto("/en/teach");
  await expect(page.getByRole("link", { name: "Gradebook" })).toBeVisible();
  await adminPage.reload();
  await expect(adminPage.locator("tbody tr").first()).toContainText("Used");
});
