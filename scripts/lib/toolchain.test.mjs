import { expect, test } from "vitest";
import { isNodeRecent } from "./toolchain.mjs";

test.each([
  ["v20.19.0", false],
  ["v22.17.1", false],
  ["v22.18.0", true],
  ["v23.11.0", false],
  ["v24.0.0", true],
  ["v26.10.0", true],
])("Node %s runs the sources: %s", (version, recent) => {
  expect(isNodeRecent(version)).toBe(recent);
});
