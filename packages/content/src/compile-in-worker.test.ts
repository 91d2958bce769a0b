import { afterAll, describe, expect, it } from "vitest";
import { createCompiler } from "./compile-in-worker.ts";
import { compileLesson } from "./compile-lesson.ts";
import { limits } from "./limits.ts";
import { lessonWith, problemsOf } from "./testing/compile.ts";

const job = { figures: ["thaw-line"] };
const codes = (result: Parameters<typeof problemsOf>[0]) => problemsOf(result).map(({ code }) => code);

describe("compiling in a thread", { timeout: 30_000 }, () => {
  const compiler = createCompiler();
  const hasty = createCompiler({ timeoutSeconds: 0.5 });
  afterAll(async () => {
    await compiler.close();
    await hasty.close();
  });

  it("gives what compileLesson gives, for several lessons at once", async () => {
    const sources = ["Text.", "<Calout>x</Calout>", "$x^2$"].map((body) => lessonWith(body));
    const results = await Promise.all(sources.map((source) => compiler.compile(source, job)));
    expect(results).toEqual(sources.map((source) => compileLesson(source, job)));
  });

  it("knows the course's files", async () => {
    const source = lessonWith("![A](images/a.png)");
    expect(codes(await compiler.compile(source, { ...job, files: ["images/a.png"] }))).toEqual([]);
    expect(codes(await compiler.compile(source, { ...job, files: [] }))).toEqual(["missing-file"]);
  });

  it("stops a source that takes too long, and compiles the next one all the same", async () => {
    const [slow, next] = await Promise.all([
      hasty.compile(lessonWith("[a](".repeat(30_000)), job),
      hasty.compile(lessonWith("Text."), job),
    ]);
    expect(codes(slow)).toEqual(["compile-timeout"]);
    expect(codes(next)).toEqual([]);
  });

  it("stops 140 KB of emphasis at its limit", async () => {
    const start = performance.now();
    await hasty.compile(lessonWith("*a **b ".repeat(20_000)), job);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("survives a thread that runs out of memory", async () => {
    const small = createCompiler({ heapMegabytes: 24 });
    const result = await small.compile(lessonWith("*a* `b` [c](d) ".repeat(15_000)), job);
    expect(codes(result)).toEqual(["compile-failed"]);
    await small.close();
  });

  it("refuses a source above the cap before it reaches the thread", async () => {
    expect(codes(await compiler.compile("あ".repeat(limits.sourceBytes / 3 + 1), job))).toEqual(["source-too-large"]);
  });
});

describe("caps", { timeout: 30_000 }, () => {
  const deep: [name: string, body: string][] = [
    ["3,000 nested quotes", `${">".repeat(3000)} a`],
    ["3,000 nested quotes with spaces", `${"> ".repeat(3000)}a`],
    ["3,000 list markers on a line", `${"- ".repeat(3000)}a`],
    ["100 nested lists", Array.from({ length: 100 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["1,000 nested components", `${'<Callout kind="tip">\n\n'.repeat(1000)}x\n\n${"</Callout>\n\n".repeat(1000)}`],
  ];
  it.each(deep)("%s are refused as too deep, in time", (_, body) => {
    const start = performance.now();
    expect(codes(compileLesson(lessonWith(body), job))).toContain("too-deep");
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("counts nodes", () => {
    const many = lessonWith("a\n\n".repeat(26_000));
    expect(codes(compileLesson(many, job))).toEqual(["too-many-nodes"]);
  });
});
