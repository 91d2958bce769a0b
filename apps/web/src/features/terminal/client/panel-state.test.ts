import type { OutputItem } from "@thaw/terminal/protocol/messages";
import { describe, expect, it } from "vitest";
import { textOfLog } from "./output-log.ts";
import { initialPanelState, type PanelEvent, type PanelState, panelReducer, standingOf } from "./panel-state.ts";

const after = (...events: PanelEvent[]): PanelState => events.reduce(panelReducer, initialPanelState);
const say = (text: string, stream: "stdout" | "stderr" = "stdout"): OutputItem => ({ kind: "text", stream, text });
const asked = { type: "asked", run: 1, kind: "program", text: "python main.py" } as const;
const ready = { type: "state", state: "ready" } as const;
const running = { type: "state", state: "running" } as const;
const done = { type: "done", run: 1, outcome: "ok", milliseconds: 5 } as const;

describe("what the window's head says", () => {
  it("follows Python from loading to the end of a run", () => {
    expect(standingOf(initialPanelState)).toBe("idle");
    expect(standingOf(after({ type: "state", state: "loading" }, asked))).toBe("loading");
    expect(standingOf(after(ready))).toBe("ready");
    expect(standingOf(after(ready, running, asked))).toBe("running");
    expect(standingOf(after(ready, running, asked, done, ready))).toBe("ready");
    expect(standingOf(after(running, asked, { ...done, outcome: "error" }, ready))).toBe("error");
    expect(standingOf(after(running, asked, { ...done, outcome: "interrupted" }, ready))).toBe("interrupted");
  });

  it("does not speak of runs that nobody asked for", () => {
    const state = after(ready, running, asked, done, ready, running, {
      type: "output",
      run: 2,
      items: [say("thaw-check-met\n")],
    });
    expect(standingOf(state)).toBe("ready");
    expect(textOfLog(state.log)).not.toContain("thaw-check-met");
  });

  it("tells a broken Python from one that could not be fetched, and forgets both at the next start", () => {
    const failed = { type: "state", state: "failed" } as const;
    const crashed = after(failed, { type: "crashed", reason: "fatal", detail: "" });
    expect(standingOf(crashed)).toBe("crashed");
    expect(standingOf(after(failed, { type: "failed", detail: "" }))).toBe("failed");
    const again = panelReducer(crashed, { type: "state", state: "loading" });
    expect([standingOf(again), again.crash]).toEqual(["loading", null]);
    const ended = after(running, asked, { ...done, outcome: "error" }, { type: "state", state: "loading" }, ready);
    expect(standingOf(ended)).toBe("ready");
  });
});

describe("the output", () => {
  it("starts anew with a program and goes on with the prompt", () => {
    const first = after(asked, { type: "output", run: 1, items: [say("one\n")] }, done);
    const prompt = { type: "asked", run: 2, kind: "prompt", text: "1 + 1" } as const;
    const second = panelReducer(panelReducer(first, prompt), { type: "output", run: 2, items: [say("2\n")] });
    expect(textOfLog(second.log)).toBe("$ python main.py\none\n>>> 1 + 1\n2\n");
    const third = panelReducer(second, { ...asked, run: 3 });
    expect(textOfLog(third.log)).toBe("$ python main.py\n");
  });

  it("takes half a statement back into the prompt", () => {
    const prompt = { type: "asked", run: 1, kind: "prompt", text: "for i in x:" } as const;
    const state = after(prompt, { ...done, outcome: "incomplete" });
    expect([state.unfinished, textOfLog(state.log)]).toEqual(["for i in x:", ""]);
  });

  it("shows what was typed for input()", () => {
    const state = after(
      asked,
      { type: "output", run: 1, items: [say("name? ")] },
      { type: "input", prompt: "name? " },
      { type: "replied", line: "Aki" },
    );
    expect([state.asks, textOfLog(state.log)]).toEqual([null, "$ python main.py\nname? Aki\n"]);
  });

  it("has lost its tensors when Python starts anew", () => {
    const state = after({ type: "tensors", entries: [], truncated: false }, { type: "restarted", reason: "asked" });
    expect(state.tensors).toBeNull();
  });
});
