import { describe, expect, it } from "vitest";
import { compareOutput, describeDifferences, isLastDigitOnly } from "./compare-output.ts";

describe("compareOutput", () => {
  it("finds nothing in equal outputs", () => {
    expect(compareOutput("a\nb\n", "a\nb\n")).toEqual([]);
  });

  it("names the lines that differ, and those that one side lacks", () => {
    expect(compareOutput("a\nb", "a\nc\nd")).toEqual([
      { line: 2, expected: "b", actual: "c" },
      { line: 3, expected: undefined, actual: "d" },
    ]);
  });

  it("sees trailing blanks", () => {
    expect(compareOutput("a", "a ")).toHaveLength(1);
  });
});

describe("describeDifferences", () => {
  it("shows both sides and counts what it leaves out", () => {
    const text = describeDifferences(compareOutput("a\nb\nc", "x\ny\nz"), 1);
    expect(text).toBe("line 1\n  - a\n  + x\n… and 2 more lines");
  });
});

describe("isLastDigitOnly", () => {
  it("accepts one unit in the last place", () => {
    expect(isLastDigitOnly(compareOutput("tensor([0.1234, 2.0000])", "tensor([0.1235, 2.0000])"))).toBe(true);
    expect(isLastDigitOnly(compareOutput("1.2345e-05", "1.2346e-05"))).toBe(true);
  });

  it("refuses two units, another format and another text", () => {
    expect(isLastDigitOnly(compareOutput("0.1234", "0.1236"))).toBe(false);
    expect(isLastDigitOnly(compareOutput("0.1234", "0.123"))).toBe(false);
    expect(isLastDigitOnly(compareOutput("a 0.1", "b 0.1"))).toBe(false);
    expect(isLastDigitOnly(compareOutput("a", "a\nb"))).toBe(false);
  });
});
