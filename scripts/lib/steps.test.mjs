import { expect, test } from "vitest";
import { createSteps, formatSeconds } from "./steps.mjs";

function collect() {
  /** @type {string[]} */
  const written = [];
  return { written, stream: /** @type {any} */ ({ write: (/** @type {string} */ text) => written.push(text) }) };
}

test("a step says what it does before, and how it went and how long it took after", async () => {
  const { written, stream } = collect();
  const result = await createSteps(stream).run(
    "Build",
    () => 7,
    (count) => `${count} pages`,
  );
  expect(result).toBe(7);
  expect(written[0]).toBe("  Build ... ");
  expect(written[1]).toMatch(/^7 pages \(0\.0 s\)\n$/);
});

test("a step that fails says so and passes the error on", async () => {
  const { written, stream } = collect();
  const failing = createSteps(stream).run("Build", () => Promise.reject(new Error("broken")));
  await expect(failing).rejects.toThrow("broken");
  expect(written[1]).toMatch(/^failed/);
});

test("once the launcher stops, no step begins", async () => {
  const { written, stream } = collect();
  let begun = false;
  const never = createSteps(stream, () => true).run("Build", () => {
    begun = true;
  });
  await Promise.race([never, new Promise((resolve) => setTimeout(resolve, 20))]);
  expect({ begun, written }).toEqual({ begun: false, written: [] });
});

test("times read as people say them", () => {
  expect(formatSeconds(1234)).toBe("1.2 s");
  expect(formatSeconds(83_400)).toBe("1 min 23 s");
});
