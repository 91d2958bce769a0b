import { type GradingRemark, gradingRemarkSchema } from "@thaw/contracts/grading-remark";
import { describe, expect, it } from "vitest";
import { remarkMessage, remarkMessages } from "./remark-messages.ts";

/** Every code with params that could occur; `satisfies` makes a new code ask for its example. */
const examples = {
  "response-kind": {},
  "full-width": {},
  "choice-unknown": {},
  "choice-none": {},
  "number-unreadable": { written: "abc" },
  "number-with-unit": { written: "512個" },
  "number-decimal-comma": { written: "0,5" },
  "number-too-large": { written: "1e999" },
  "code-too-long": { most: 2000 },
  "code-too-deep": {},
  "code-empty": { binding: "new_layer" },
  "code-syntax": { line: 2, column: 13, near: "7)" },
  "code-positional-after-keyword": { line: 1, column: 28 },
  "code-unsupported": { written: "lambda: 1" },
  "code-number-too-large": { written: "9**9**9" },
  "code-call-not-allowed": { written: "print" },
  "code-unknown-name": { written: "touch", suggestion: "torch" },
  "code-lookalike": { written: "nn.Lіnear", letter: "і" },
  "code-division-by-zero": {},
  "code-arithmetic-type": { written: "'a' * 2" },
  "code-other-name": { written: "layer", binding: "new_layer" },
  "code-not-called": { written: "nn.Linear" },
  "code-not-a-layer": { written: "512" },
  "code-name-case": { written: "nn.linear" },
  "code-other-module": { written: "torch.Linear", module: "torch.nn" },
  "code-other-callee": { written: "nn.Conv2d" },
  "code-star-arguments": {},
  "code-arguments-swapped": { first: "in_features", second: "out_features" },
  "code-argument-missing": { name: "out_features" },
  "code-too-many-arguments": { given: 6, most: 5 },
  "code-argument-unknown": { name: "out", suggestion: "out_features" },
  "code-argument-twice": { name: "in_features" },
  "code-argument-type": { name: "in_features", written: "'512'" },
  "code-argument-float": { name: "in_features", written: "512.0" },
  "code-argument-value": { name: "in_features", written: "576" },
  "code-option-value": { name: "bias", written: "False", usual: "True" },
  "code-last-counts": { binding: "new_layer" },
} satisfies { [Code in GradingRemark["code"]]: Extract<GradingRemark, { code: Code }>["params"] };

describe("sentences for remarks", () => {
  it.each(Object.entries(examples))("%s names what it speaks of, in both languages", (code, params) => {
    const remark = gradingRemarkSchema.parse({ code, params });
    const ja = remarkMessage(remark, "ja");
    const en = remarkMessage(remark, "en");
    expect(ja).toMatch(/[ぁ-ん].*。$/);
    expect(en).toMatch(/^[A-Z`].*[.?]$/);
    for (const value of Object.values(params)) {
      expect(ja).toContain(String(value));
      expect(en).toContain(String(value));
    }
    expect(`${ja}${en}`).not.toMatch(/undefined|\[object/);
  });

  it("says that no try was used wherever none was", () => {
    const free = Object.keys(remarkMessages).filter((code) =>
      /^(?:response|choice|number)-|too-|code-(?:empty|syntax|positional|unsupported|number|call)/.test(code),
    );
    for (const code of free.filter((one) => one !== "code-too-many-arguments")) {
      const remark = gradingRemarkSchema.parse({ code, params: examples[code as keyof typeof examples] });
      expect(remarkMessage(remark, "ja"), code).toContain("回数は減っていません");
      expect(remarkMessage(remark, "en"), code).toContain("no try was used");
    }
  });

  it("does without a suggestion where there is none", () => {
    expect(remarkMessage({ code: "code-unknown-name", params: { written: "n" } }, "en")).toBe(
      "The name `n` is not defined. Write the number itself, or give the name a value first.",
    );
  });
});
