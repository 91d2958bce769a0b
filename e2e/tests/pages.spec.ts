import type { BrowserContext, Page } from "@playwright/test";
import { expect, lessonPath, seriousViolations, signInQuietly, test } from "../fixtures.ts";
import { LessonPage, type Locale } from "../lesson-page.ts";
import { watchPage } from "../watch-page.ts";

type Who = "nobody" | "learner" | "instructor" | "admin";

interface PageCase {
  /** After the language. */
  path: string;
  who: Who;
  /** Answers of the site that are meant to be refusals, which the browser notes. */
  status?: number;
}

const pages: PageCase[] = [
  { path: "/sign-in", who: "nobody" },
  { path: "/sign-up", who: "nobody" },
  { path: "", who: "nobody" },
  { path: lessonPath, who: "nobody" },
  { path: "/nowhere-at-all", who: "nobody", status: 404 },
  { path: "", who: "learner" },
  { path: lessonPath, who: "learner" },
  { path: "/labs/foodvision-head", who: "learner" },
  { path: "/experiments", who: "learner" },
  { path: "/snapshots", who: "learner" },
  { path: "/snapshots/compare", who: "learner" },
  { path: "/account", who: "learner" },
  { path: "/teach", who: "instructor" },
  { path: "/teach/courses/foodvision", who: "instructor" },
  { path: "/teach/courses/foodvision/learners/:learner", who: "instructor" },
  { path: "/teach/courses/foodvision/people", who: "instructor" },
  { path: "/teach/lessons/transfer-learning/edit", who: "instructor" },
  { path: "/admin", who: "admin" },
  { path: "/admin/people", who: "admin" },
  { path: "/admin/courses", who: "admin" },
  { path: "/admin/invitations", who: "admin" },
  { path: "/admin/settings", who: "admin" },
  { path: "/admin/audit", who: "admin" },
];

const widths = [390, 1440];
const themes = ["light", "dark"] as const;

for (const locale of ["ja", "en"] as const) {
  for (const { path, who, status = 200 } of pages) {
    test(`/${locale}${path} for ${who === "nobody" ? "nobody" : `the ${who}`}`, async ({
      newBrowser,
      stateOf,
      learner,
    }) => {
      test.setTimeout(150_000);
      const storageState = who === "nobody" || who === "learner" ? undefined : await stateOf(who);
      const context = await newBrowser({ ...(storageState ? { storageState } : {}), reducedMotion: "reduce" });
      if (who === "learner") await signInQuietly(context, learner);
      if (path.includes(":learner") || who === "learner") await answerSome(learner, newBrowser);
      const page = await context.newPage();
      const watch = watchPage(page);
      const address = `/${locale}${path.replace(":learner", learner.id)}`;
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width: 1440, height: 900 });
        const response = await page.goto(address);
        expect(response?.status()).toBe(status);
        await settle(page);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        // The editor's preview is a lesson with a title of its own.
        if (!path.endsWith("/edit")) await expect(page.locator("h1:visible")).toHaveCount(1);
        for (const width of widths) {
          await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
          await test.step(`${theme}, ${width} px`, async () => {
            // Figures that measure their box draw themselves anew a moment after it changed.
            const message = `nothing is wider than ${width} px`;
            await expect.poll(() => overflow(page), { message, timeout: 5000 }).toEqual([]);
            expect.soft(await seriousViolations(page), `axe, ${theme}, ${width} px`).toEqual([]);
          });
        }
      }
      if (status !== 200) watch.forgive(new RegExp(`status of ${status}`));
      watch.expectQuiet();
    });
  }
}

for (const locale of ["ja", "en"] as const satisfies readonly Locale[]) {
  test(`a question can be answered by the keyboard alone, in ${locale}`, async ({ page, watch }) => {
    const lesson = new LessonPage(page, locale);
    await lesson.open();
    await page.keyboard.press("Tab");
    const skip = page.locator("a.skip");
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");

    await tabTo(page, lesson.choice("advantage", "labels"));
    await page.keyboard.press("ArrowDown");
    await expect(lesson.choice("advantage", "features")).toBeChecked();
    await expect(lesson.choice("advantage", "features")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(lesson.send("advantage")).toBeFocused();
    expect(await outlined(page), "the focus can be seen").toBe(true);
    await page.keyboard.press("Enter");
    await lesson.expectRight("advantage");
    // Whoever answers by the keyboard must not be thrown back to the top of the page.
    await page.keyboard.press("Tab");
    const next = page.locator(":focus");
    expect(await next.evaluate((element) => element.closest("[data-item]")?.getAttribute("data-item") ?? "")).toMatch(
      /frozen-part|advantage/,
    );

    await tabTo(page, lesson.field("head-layer"));
    await page.keyboard.type("torch.nn.Linear(512, 7)");
    await page.keyboard.press("Control+Enter");
    await lesson.expectRight("head-layer");
    await tabTo(page, lesson.field("head-output"));
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    await lesson.expectRight("head-output");
    watch.expectQuiet();
  });
}

/** Waits for what the page fetches for itself, and for what moves to stand still. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** What sticks out at the right of a page that scrolls sideways; what a scrolling box of its own holds may. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const isHeld = (element: Element): boolean => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== "visible") return true;
      }
      return false;
    };
    const sticking = [...document.querySelectorAll<HTMLElement>("body *")].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !isHeld(element),
    );
    const names = sticking.map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.id}`);
    return [`${document.documentElement.scrollWidth} > ${width}`, ...names.slice(0, 8)];
  });
}

async function tabTo(page: Page, target: ReturnType<Page["locator"]>): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not get there");
}

function outlined(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
}

/** A few answers, so that pages have something to show. */
async function answerSome(
  learner: { email: string; password: string },
  newBrowser: () => Promise<BrowserContext>,
): Promise<void> {
  const own = await newBrowser();
  await signInQuietly(own, learner);
  for (const [item, choice] of [
    ["advantage", "labels"],
    ["advantage", "features"],
    ["frozen-part", "everything"],
  ]) {
    const response = await own.request.post(`/api/v1/items/transfer-learning.${item}/attempts`, {
      data: { response: { kind: "single-choice", choice }, locale: "ja", idempotencyKey: crypto.randomUUID() },
    });
    expect(response.status()).toBe(201);
  }
}
