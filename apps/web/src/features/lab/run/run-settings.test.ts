import { describe, expect, it } from "vitest";
import { readSetting } from "./run-settings.ts";

describe("what is typed into a field", () => {
  it.each([
    ["epochs", "20", 20],
    ["epochs", " ２０ ", 20],
    ["learningRate", "0.003", 0.003],
    ["learningRate", ".01", 0.01],
    ["learningRate", "1e-4", 0.0001],
    ["learningRate", "０．０１", 0.01],
    ["seed", "0", 0],
    ["seed", "2147483647", 2147483647],
  ] as const)("%s %j is %f", (setting, text, value) => expect(readSetting(setting, text)).toBe(value));

  it.each([
    ["epochs", ""],
    ["epochs", "0"],
    ["epochs", "201"],
    ["epochs", "2.5"],
    ["epochs", "twenty"],
    ["learningRate", "0"],
    ["learningRate", "-0.1"],
    ["learningRate", "2"],
    ["learningRate", "0x10"],
    ["learningRate", "Infinity"],
    ["seed", "2147483648"],
    ["seed", "-1"],
  ] as const)("%s %j is refused", (setting, text) => expect(readSetting(setting, text)).toBeNull());
});
