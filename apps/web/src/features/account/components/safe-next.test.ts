import { describe, expect, it } from "vitest";
import { safeNext } from "./safe-next.ts";

describe("where to go after signing in", () => {
  it("is a path of this site", () => {
    expect(safeNext("/ja/courses/foodvision/transfer-learning#check", "ja")).toBe(
      "/ja/courses/foodvision/transfer-learning#check",
    );
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "",
    null,
    undefined,
  ])("is home instead of %j", (next) => {
    expect(safeNext(next, "en")).toBe("/en");
  });
});
