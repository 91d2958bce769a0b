import { expect, type Page } from "@playwright/test";

export interface Watch {
  problems: string[];
  /** Takes problems that match off the list: the test caused them on purpose. */
  forgive: (pattern: RegExp) => void;
  expectQuiet: () => void;
}

/** Collects what a page complains about: console errors, uncaught errors, violations of its policy. */
export function watchPage(page: Page): Watch {
  let problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error}`));
  return {
    get problems() {
      return problems;
    },
    forgive: (pattern) => {
      problems = problems.filter((problem) => !pattern.test(problem));
    },
    expectQuiet: () => expect(problems).toEqual([]),
  };
}
