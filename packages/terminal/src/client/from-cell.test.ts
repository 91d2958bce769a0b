import { describe, expect, it } from "vitest";
import { readFromCell } from "./from-cell.ts";

const text = (value: string) => ({ kind: "text", stream: "stdout", text: value });

describe("a message out of a cell", () => {
  it("is read when it is of the protocol, without what was added to it", () => {
    expect(readFromCell({ type: "output", run: 1, items: [text("a")], token: "x" })).toEqual({
      type: "output",
      run: 1,
      items: [text("a")],
    });
    expect(readFromCell({ type: "request", id: 1, request: { kind: "snapshot", name: "head" } })).not.toBeNull();
  });

  const forged: Record<string, unknown> = {
    nothing: null,
    "a string": "ready",
    "an unknown type": { type: "navigate", to: "https://example.org" },
    "an unknown request": { type: "request", id: 1, request: { kind: "answer-key", item: "1" } },
    "a request by another name": { type: "request", id: 1, request: { kind: "snapshot", name: "" } },
    "a name without end": { type: "request", id: 1, request: { kind: "snapshot", name: "x".repeat(121) } },
    "a file elsewhere": { type: "request", id: 1, request: { kind: "lesson-file", path: "/api/v1/me" } },
    "a file above": { type: "request", id: 1, request: { kind: "lesson-file", path: "/data/../server/a.jpg" } },
    "an encoded file": { type: "request", id: 1, request: { kind: "lesson-file", path: "/data/%2e%2e/a.jpg" } },
    "a page as a picture": {
      type: "output",
      run: 1,
      items: [{ kind: "display", mime: "text/html", data: new Uint8Array(), label: "" }],
    },
    "text without end": { type: "output", run: 1, items: [text("x".repeat(300_001))] },
    "items without end": { type: "output", run: 1, items: Array.from({ length: 2001 }, () => text("")) },
    "a number that is none": { type: "done", run: Number.NaN, outcome: "ok", milliseconds: 1 },
    "another outcome": { type: "done", run: 1, outcome: "passed", milliseconds: 1 },
    "an object with a getter's name": { type: "traceback", run: 1, traceback: { frames: "x" } },
  };
  for (const [name, message] of Object.entries(forged)) {
    it(`is refused when it is ${name}`, () => expect(readFromCell(message)).toBeNull());
  }
});
