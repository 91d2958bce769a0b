import { expect, type Locator, type Page } from "@playwright/test";
import { lessonPath } from "./fixtures.ts";

export type Locale = "ja" | "en";

const words = {
  ja: { answer: "答える", check: "確かめる", again: "もう一度答える", right: "正解" },
  en: { answer: "Answer", check: "Check", again: "Try again", right: "Correct" },
};

/** Lesson 7 as its reader uses it: every part is found by what a person sees, or by the item's id. */
export class LessonPage {
  readonly page: Page;
  readonly locale: Locale;

  constructor(page: Page, locale: Locale = "ja") {
    this.page = page;
    this.locale = locale;
  }

  /** Opens the lesson and waits until the learner's own state is there. */
  async open(hash = ""): Promise<void> {
    await this.page.goto(`/${this.locale}${lessonPath}${hash}`);
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.item("advantage")).toHaveAttribute("aria-busy", "false");
  }

  item(slug: string): Locator {
    return this.page.locator(`[data-item="transfer-learning.${slug}"]`);
  }

  choice(slug: string, choice: string): Locator {
    return this.item(slug).locator(`input[value="${choice}"]`);
  }

  field(slug: string): Locator {
    return this.item(slug).locator("input:not([type=radio]), textarea");
  }

  /** What is said about the attempt on show. */
  feedback(slug: string): Locator {
    return this.item(slug).locator(".because");
  }

  send(slug: string): Locator {
    const { answer, check } = words[this.locale];
    return this.item(slug).getByRole("button", { name: new RegExp(`^(${answer}|${check})$`) });
  }

  async choose(slug: string, choice: string): Promise<void> {
    await this.choice(slug, choice).check();
    await this.send(slug).click();
    await expect(this.feedback(slug)).toBeVisible();
  }

  async write(slug: string, text: string): Promise<void> {
    await this.field(slug).fill(text);
    await this.send(slug).click();
    await expect(this.feedback(slug)).toBeVisible();
  }

  async again(slug: string): Promise<void> {
    await this.item(slug).getByRole("button", { name: words[this.locale].again }).click();
  }

  async expectRight(slug: string): Promise<void> {
    await expect(this.feedback(slug)).toBeVisible();
    await expect(this.feedback(slug)).not.toHaveClass(/\bbad\b/);
    await expect(this.feedback(slug)).toContainText(words[this.locale].right);
  }

  async expectWrong(slug: string): Promise<void> {
    await expect(this.feedback(slug)).toHaveClass(/\bbad\b/);
  }
}
