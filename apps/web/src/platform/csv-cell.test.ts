import { expect, test } from "vitest";
import { csvCell } from "./csv-cell.ts";

test.each([
  ["=1+1", "'=1+1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ["+81", "'+81"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["＝1+1", "'＝1+1"],
  ["＋1", "'＋1"],
  ["－1", "'－1"],
  ["＠SUM(A1)", "'＠SUM(A1)"],
  ["\n=1", '"\'\n=1"'],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  ["山田 花子", "山田 花子"],
])("text %j is written as %j", (value, written) => {
  expect(csvCell(value)).toBe(written);
});

test("figures stay figures, and nothing stays empty", () => {
  expect(csvCell(-1.5)).toBe("-1.5");
  expect(csvCell(null)).toBe("");
});
