import { beforeAll, describe, expect, it } from "vitest";
import type { Exposed } from "./page.ts";
import { useCell } from "./use-cell.ts";

type Scope = typeof globalThis & Exposed;

const cell = useCell({ isolated: false });
beforeAll(() => cell.open());

describe("a page without shared memory", () => {
  it("runs programs, and says that it is not isolated", async () => {
    expect(await cell.print("print('hello')")).toBe("hello\n");
    const ready = (await cell.events()).find(({ event }) => event.type === "ready");
    expect(ready?.event).toMatchObject({ isIsolated: false });
  });

  it("Stop ends Python and starts it anew, and says so", async () => {
    const run = await cell.start("while True: pass");
    await cell.page.waitForTimeout(300);
    const pressed = await cell.page.evaluate(() => {
      const at = performance.now();
      (globalThis as Scope).terminal.stop();
      return at;
    });
    expect((await cell.finished(run)).outcome).toBe("interrupted");
    const events = await cell.events();
    const done = events.find(({ event }) => event.type === "done" && event.run === run);
    expect((done?.at ?? 0) - pressed).toBeLessThan(200);
    expect(events.some(({ event }) => event.type === "restarted" && event.reason === "stop-without-isolation")).toBe(
      true,
    );
    expect(await cell.print("print('back')")).toBe("back\n");
  });

  it("input() says what it would need", async () => {
    const run = await cell.start("input('name? ')");
    const told = await cell.traceback(run);
    expect(told).toMatchObject({ type: "OSError" });
    expect(told?.message).toContain("HTTPS");
    const items = (await cell.events()).flatMap(({ event }) =>
      event.type === "output" && event.run === run ? event.items : [],
    );
    expect(items.at(-1)).toEqual({ kind: "notice", notice: "input-needs-isolation" });
  });

  it("sleeps as long as it is asked to", async () => {
    const run = await cell.start("import time\ntime.sleep(0.3)");
    expect((await cell.finished(run)).milliseconds).toBeGreaterThan(290);
  });

  it("files and snapshots that the program names are fetched before it runs", async () => {
    await cell.page.evaluate(() => {
      const scope = globalThis as Scope;
      scope.terminal.dispose();
      scope.open({
        lessonFiles: async () => [{ path: "/data/a/1.txt", bytes: 4 }],
        answerRequest: async (request) => new TextEncoder().encode(request.kind === "snapshot" ? "tensors" : "file"),
      });
    });
    const code = `
import thaw_cell
def load_snapshot(name):
    return thaw_cell.read_snapshot(name)
print(load_snapshot("head"), open("/data/a/1.txt").read())
name = "oth" + "er"
try:
    load_snapshot(name)
except FileNotFoundError as error:
    print(error)
`;
    expect(await cell.print(code)).toMatch(/^b'tensors' file\n.*shared memory/);
  });
});
