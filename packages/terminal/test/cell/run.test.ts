import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Exposed } from "./page.ts";
import { useCell } from "./use-cell.ts";

type Scope = typeof globalThis & Exposed;

const cell = useCell();
beforeAll(async () => {
  await cell.open();
  await cell.print("1");
});
afterEach(() => {
  expect(cell.complaints.splice(0)).toEqual([]);
});

const stop = () =>
  cell.page.evaluate(() => {
    const scope = globalThis as Scope;
    const at = performance.now();
    scope.terminal.stop();
    return at;
  });

/** Presses Stop once a program runs; answers how long it took to end, and how it ended. */
async function stopAfter(code: string, milliseconds = 400): Promise<{ took: number; outcome: string }> {
  const run = await cell.start(code);
  await cell.page.waitForTimeout(milliseconds);
  const pressed = await stop();
  const { outcome } = await cell.finished(run);
  const done = (await cell.events()).find(({ event }) => event.type === "done" && event.run === run);
  return { took: (done?.at ?? 0) - pressed, outcome };
}

/** The longest time for which the page's thread was not free, while something runs. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  await cell.page.evaluate(() => {
    const scope = globalThis as Scope & { pause: number; beat: number };
    let last = performance.now();
    scope.pause = 0;
    scope.beat = setInterval(() => {
      scope.pause = Math.max(scope.pause, performance.now() - last);
      last = performance.now();
    }, 5) as unknown as number;
  });
  await work();
  return cell.page.evaluate(() => {
    const scope = globalThis as Scope & { pause: number; beat: number };
    clearInterval(scope.beat);
    return scope.pause;
  });
}

describe("a run", () => {
  it("prints in order, errors between", async () => {
    const code = 'import sys\nprint("a"); print("b", file=sys.stderr); print("c", end="")\nprint("日本語 🍣")';
    expect(await cell.print(code)).toBe("a\nb\nc日本語 🍣\n");
  });

  it("shows output while it runs", async () => {
    const run = await cell.start('import time\nprint("first")\ntime.sleep(0.6)\nprint("second")');
    await cell.finished(run);
    const times = (await cell.events())
      .filter(({ event }) => event.type === "output" && event.run === run)
      .map(({ at }) => at);
    expect(times.length).toBe(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(400);
  });

  it("shows the last line of a loop that prints nothing more", async () => {
    const run = await cell.start('print("a"); print("b")\nfor _ in range(20_000_000): pass');
    await cell.page.waitForFunction(
      (run) =>
        (globalThis as Scope).events
          .flatMap(({ event }) => (event.type === "output" && event.run === run ? event.items : []))
          .map((item) => (item.kind === "text" ? item.text : ""))
          .join("") === "a\nb\n",
      run,
      { timeout: 5000 },
    );
    const isOver = (await cell.events()).some(({ event }) => event.type === "done" && event.run === run);
    expect(isOver).toBe(false);
    await stop();
    await cell.finished(run);
  });

  it("has a namespace of its own; the prompt sees the last one", async () => {
    expect(await cell.print("x = 41")).toBe("");
    expect(await cell.type("x + 1")).toBe("42\n");
    expect(await cell.type("for i in range(2):\n    print(i)\n")).toBe("0\n1\n");
    expect(await cell.type("y = x; y")).toBe("41\n");
    expect(await cell.print("print('x' in globals(), __name__)")).toBe("False __main__\n");
  });

  it("the prompt asks for the rest of a block", async () => {
    const outcome = async (code: string) => {
      const run = await cell.page.evaluate((code) => (globalThis as Scope).terminal.evaluate(code), code);
      return (await cell.finished(run)).outcome;
    };
    expect(await outcome("for i in range(2):")).toBe("incomplete");
    expect(await outcome("def f():\n    return 1")).toBe("incomplete");
    expect(await outcome("def f():\n    return 1\n")).toBe("ok");
    expect(await outcome("f(")).toBe("incomplete");
    expect(await outcome("f()")).toBe("ok");
    expect(await outcome("1 +* 2")).toBe("error");
  });

  it("tells an error by the learner's own lines", async () => {
    const run = await cell.start('import json\ndef read(text):\n    return json.loads(text)\n\nvalue = read("{")\n');
    const told = await cell.traceback(run);
    expect(told).toMatchObject({
      type: "json.decoder.JSONDecodeError",
      frames: [
        { file: "main.py", line: 5, column: 8, functionName: "", text: 'value = read("{")' },
        { file: "main.py", line: 3, column: 11, functionName: "read", text: "return json.loads(text)" },
      ],
    });
    expect(told?.text).toMatch(/^Traceback \(most recent call last\):\n {2}File "main.py", line 5, in <module>/);
    expect(told?.text).not.toContain("json/decoder");
  });

  it("tells a syntax error's place, in characters", async () => {
    const run = await cell.start('a = 1\n寿司 = "🍣" +\n');
    const told = await cell.traceback(run);
    expect(told).toMatchObject({ type: "SyntaxError", frames: [{ file: "main.py", line: 2, column: 10 }] });
  });

  it("imports the files beside the program, anew each time", async () => {
    const import_ = (text: string) =>
      cell.page.evaluate(
        (text) =>
          (globalThis as Scope).terminal.run({
            code: "import helper; print(helper.value)",
            files: [{ path: "helper.py", text }],
          }),
        text,
      );
    for (const value of [1, 22]) {
      const run = await import_(`value = ${value}`);
      await cell.finished(run);
      const texts = (await cell.events()).flatMap(({ event }) =>
        event.type === "output" && event.run === run ? event.items : [],
      );
      expect(texts).toMatchObject([{ text: `${value}\n` }]);
    }
  });

  it("asks for input, and goes on with the line", async () => {
    const run = await cell.start(
      'name = input("name? ")\nprint("hello", name)\ntry:\n    input()\nexcept EOFError:\n    print("end")',
    );
    await cell.page.waitForFunction(() => (globalThis as Scope).terminal.state === "waiting-for-input");
    await cell.page.evaluate(() => (globalThis as Scope).terminal.reply("太郎"));
    await cell.page.waitForFunction(() => (globalThis as Scope).terminal.state === "waiting-for-input");
    await cell.page.evaluate(() => (globalThis as Scope).terminal.reply(null));
    await cell.finished(run);
    const text = (await cell.events())
      .flatMap(({ event }) => (event.type === "output" && event.run === run ? event.items : []))
      .map((item) => (item.kind === "text" ? item.text : ""))
      .join("");
    expect(text).toBe("name? hello 太郎\nend\n");
  });

  it("waits for its turn", async () => {
    const first = await cell.start("import time; time.sleep(0.2); print(1)");
    const second = await cell.start("print(2)");
    await cell.finished(second);
    const order = (await cell.events())
      .filter(({ event }) => event.type === "done" && (event.run === first || event.run === second))
      .map(({ event }) => event.type === "done" && event.run);
    expect(order).toEqual([first, second]);
  });

  it("draws other random numbers each time", async () => {
    const [a, b] = [
      await cell.print("import random; print(random.random())"),
      await cell.print("import random; print(random.random())"),
    ];
    expect(a).not.toBe(b);
  });
});

describe("Stop", () => {
  const programs = {
    "a loop": "while True: pass",
    "a loop that prints": "while True: print('x')",
    "a sleep": "import time\ntime.sleep(60)",
    "a question": "input('? ')",
    "a library's loop": "sum(i for i in range(10**10))",
  };
  for (const [name, code] of Object.entries(programs)) {
    it(`ends ${name} within 200 ms`, async () => {
      const { took, outcome } = await stopAfter(code);
      expect(outcome).toBe("interrupted");
      expect(took).toBeLessThan(200);
    });
  }

  it("leaves the namespace as it is", async () => {
    await stopAfter("kept = 7\nwhile True: pass");
    expect(await cell.type("kept")).toBe("7\n");
  });

  it("comes too late for the run before, and does not hurt the next", async () => {
    await cell.print("1");
    await stop();
    expect(await cell.print("for i in range(1000): pass\nprint('whole')")).toBe("whole\n");
  });

  it("ends a program that will not hear it, and starts Python anew", async () => {
    const { outcome } = await stopAfter(
      "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    );
    expect(outcome).toBe("interrupted");
    const restarted = (await cell.events()).filter(({ event }) => event.type === "restarted");
    expect(restarted).toMatchObject([{ event: { reason: "stop-unanswered" } }]);
    expect(await cell.print("print('back')")).toBe("back\n");
  });
});

describe("what would hurt a page", () => {
  it("an endless print stays smooth, and is capped with a notice", async () => {
    const pause = await longestPause(() => stopAfter("while True: print('x' * 50)", 2000));
    expect(pause).toBeLessThan(100);
    const run = await cell.start("for i in range(20_000): print(i)");
    await cell.finished(run);
    const items = (await cell.events()).flatMap(({ event }) =>
      event.type === "output" && event.run === run ? event.items : [],
    );
    expect(items.at(-1)).toEqual({ kind: "notice", notice: "output-capped" });
    const text = items.map((item) => (item.kind === "text" ? item.text : "")).join("");
    expect(text.split("\n").length).toBe(5001);
  });

  it("two gigabytes are a MemoryError", async () => {
    const run = await cell.start("x = [bytearray(512 * 1024 ** 2) for _ in range(4)]");
    expect(await cell.traceback(run)).toMatchObject({ type: "MemoryError", frames: [{ line: 1 }] });
    expect(await cell.print("print('alive')")).toBe("alive\n");
  });

  it("a recursion without end is a RecursionError", async () => {
    const run = await cell.start("def f(n):\n    return f(n + 1)\nf(0)");
    const told = await cell.traceback(run);
    expect(told?.type).toBe("RecursionError");
    expect(told?.frames.length).toBeLessThanOrEqual(40);
    expect(await cell.print("print('alive')")).toBe("alive\n");
  });

  it("a recursion without a limit breaks Python at worst, and the next run works", async () => {
    await longestPause(async () => {
      const run = await cell.start("import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return [f(n + 1)]\nf(0)");
      expect((await cell.finished(run)).outcome).toBe("error");
    });
    expect(await cell.print("print('alive')")).toBe("alive\n");
    // Pyodide says so in the console, too.
    cell.complaints.length = 0;
  });

  it("a restart forgets everything", async () => {
    await cell.print("x = 1");
    await cell.page.evaluate(() => (globalThis as Scope).terminal.restart());
    expect(await cell.type("'x' in globals()")).toBe("False\n");
  });
});
