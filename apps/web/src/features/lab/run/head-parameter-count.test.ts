import { expect, test } from "vitest";
import { headParameterCount } from "./head-parameter-count.ts";

test("a head is counted with its biases, and with its hidden layer", () => {
  expect(headParameterCount(576, 7, 0)).toBe(576 * 7 + 7);
  expect(headParameterCount(576, 7, 32)).toBe(576 * 32 + 32 + 32 * 7 + 7);
});
