import { describe, expect, it } from "vitest";
import { preferredLocale } from "./locale.ts";

describe("the preferred language", () => {
  it.each([
    ["ja", "ja"],
    ["en-US,en;q=0.9,ja;q=0.5", "en"],
    ["fr-FR,ja;q=0.4,en;q=0.8", "en"],
    ["fr", "en"],
    ["ja-JP;q=0,en", "en"],
    ["*", "en"],
    ["", "ja"],
    [undefined, "ja"],
  ] as const)("of %s is %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
