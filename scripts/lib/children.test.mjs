import { expect, test } from "vitest";
import { excerpt, runChild } from "./children.mjs";

test("an excerpt begins at the first error, without colours", () => {
  const output = "one\n\u001b[31mError: lost\u001b[0m\n\n  at here\nlast\n";
  expect(excerpt(output, 2)).toEqual(["Error: lost", "  at here"]);
});

test("without any error an excerpt is the end", () => {
  expect(excerpt("one\ntwo\nthree\n", 2)).toEqual(["two", "three"]);
});

test("a child's outputs and exit code are kept apart and together", async () => {
  const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3';
  const result = await runChild(process.execPath, ["-e", script]);
  expect(result).toMatchObject({ code: 3, stdout: "out" });
  expect(result.output).toContain("err");
});

test("a child that takes too long is ended with all it started", async () => {
  const result = await runChild("sh", ["-c", "sleep 60 & wait"], { signal: AbortSignal.timeout(200) });
  expect(result.signal).toBe("SIGKILL");
});
