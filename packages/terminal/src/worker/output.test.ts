import { describe, expect, it } from "vitest";
import type { FromWorker } from "../cell/worker-messages.ts";
import { createOutput, OUTPUT_LIMITS } from "./output.ts";

function setUp() {
  const sent: FromWorker[] = [];
  let time = 1000;
  const output = createOutput({ send: (message) => sent.push(message), now: () => time });
  output.begin(1);
  const write = (text: string, to: "stdout" | "stderr" = "stdout") => output.write(to, new TextEncoder().encode(text));
  const items = () => sent.flatMap((message) => (message.type === "output" ? message.items : []));
  const text = () =>
    items()
      .map((item) => (item.kind === "text" ? item.text : ""))
      .join("");
  return { output, sent, write, items, text, pass: (milliseconds: number) => (time += milliseconds) };
}

describe("a run's output", () => {
  it("sends the first write at once, and later ones once a frame", () => {
    const { sent, write, text, pass, output } = setUp();
    write("a");
    expect(sent.length).toBe(1);
    for (let i = 0; i < 100; i++) write("b");
    expect(sent.length).toBe(1);
    pass(16);
    write("c");
    expect(sent.length).toBe(2);
    output.flush();
    expect(sent.length).toBe(2);
    expect(text()).toBe(`a${"b".repeat(100)}c`);
  });

  it("keeps the order of both streams and of pictures", () => {
    const { output, write, items } = setUp();
    write("a");
    write("b", "stderr");
    write("c", "stderr");
    output.display("image/svg+xml", new Uint8Array(3), "plot");
    write("d");
    output.flush();
    expect(items()).toMatchObject([
      { stream: "stdout", text: "a" },
      { stream: "stderr", text: "bc" },
      { kind: "display", label: "plot" },
      { stream: "stdout", text: "d" },
    ]);
  });

  it("joins a character whose bytes came apart", () => {
    const { output, text } = setUp();
    const bytes = new TextEncoder().encode("鮨");
    output.write("stdout", bytes.subarray(0, 1));
    output.write("stdout", bytes.subarray(1));
    output.flush();
    expect(text()).toBe("鮨");
  });

  it("takes all of an endless print and shows the beginning, with one notice", () => {
    const { output, write, items, text } = setUp();
    for (let i = 0; i < 300; i++) expect(write("x".repeat(1000))).toBe(1000);
    output.flush();
    expect(text().length).toBe(OUTPUT_LIMITS.bytes);
    expect(items().filter((item) => item.kind === "notice")).toEqual([{ kind: "notice", notice: "output-capped" }]);
  });

  it("counts lines, also where one write ends at the limit", () => {
    const { output, write, items, text } = setUp();
    for (let i = 0; i < OUTPUT_LIMITS.lines; i++) write("\n");
    expect(items().some((item) => item.kind === "notice")).toBe(false);
    write("one more\n");
    output.flush();
    expect(text()).toBe("\n".repeat(OUTPUT_LIMITS.lines));
    expect(items().at(-1)).toEqual({ kind: "notice", notice: "output-capped" });
  });

  it("shows no more pictures than a page can hold", () => {
    const { output, items } = setUp();
    for (let i = 0; i < 60; i++) output.display("image/png", new Uint8Array(10), "");
    output.flush();
    expect(items().filter((item) => item.kind === "display").length).toBe(OUTPUT_LIMITS.displays);
    expect(items().filter((item) => item.kind === "notice").length).toBe(1);
  });

  it("a new run begins with full limits", () => {
    const { output, write, sent } = setUp();
    write("x".repeat(OUTPUT_LIMITS.bytes + 1));
    output.begin(2);
    write("fresh");
    expect(sent.at(-1)).toEqual({ type: "output", run: 2, items: [{ kind: "text", stream: "stdout", text: "fresh" }] });
  });
});
