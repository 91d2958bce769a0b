import type { TensorEntry } from "@thaw/terminal/protocol/messages";
import { describe, expect, it } from "vitest";
import { isPrinted, programOfCheck } from "./check-program.ts";
import { changedLines, colorPython } from "./color-python.ts";
import { locateFixed } from "./editor-setup.ts";
import { openCode } from "./kept-code.ts";
import { layoutGraph } from "./layout-graph.ts";
import { asTyped, withNextLine } from "./prompt-block.ts";
import { emptyHistory, recall, remember } from "./prompt-history.ts";
import { findThing, fullPath, readImports } from "./resolve-name.ts";
import { bytesText, groupOf, listTensors } from "./tensor-list.ts";

describe("code in colours", () => {
  const kinds = (code: string) =>
    colorPython(code).map((line) => line.filter(({ kind }) => kind).map(({ text, kind }) => `${kind}:${text}`));

  it("knows words, strings, numbers, comments and calls", () => {
    expect(kinds('for x in f(3.5e-2, "a # b"):  # 凍結')).toEqual([
      ["k:for", "k:in", "f:f", "n:3.5e-2", 's:"a # b"', "c:# 凍結"],
    ]);
  });
  it("follows a long string over its lines", () => {
    expect(kinds('"""a\nfor\nb""" + 1')).toEqual([['s:"""a'], ["s:for"], ['s:b"""', "n:1"]]);
  });
  it("gives every character back", () => {
    const code = "x = r'\\d' if y_2 else 0xff_f\n\n\t@a.b(f'{x}')\nこれ = 1";
    expect(
      colorPython(code)
        .map((line) => line.map(({ text }) => text).join(""))
        .join("\n"),
    ).toBe(code);
  });
  it("marks the lines that differ from the start", () => {
    expect(changedLines("a\nb\nc", "a\nX\nY\nc")).toEqual({ from: 2, to: 3 });
    expect(changedLines("a\nb", "a\nb")).toBeNull();
    expect(changedLines("a\nb\nc", "a\nc")).toEqual({ from: 2, to: 2 });
  });
});

describe("read-only lines", () => {
  const start = "a\nb\nc\nd";
  it("are found where they stand now", () => {
    expect(locateFixed(start, [{ from: 2, to: 3 }], "new\na\nb\nc\nd")).toEqual([{ from: 6, to: 9 }]);
  });
  it("are whole lines, in their order, and no more when they are gone", () => {
    const ranges = [
      { from: 1, to: 1 },
      { from: 3, to: 3 },
    ];
    expect(locateFixed(start, ranges, "ab\na\nx\nc")).toEqual([
      { from: 3, to: 4 },
      { from: 7, to: 8 },
    ]);
    expect(locateFixed(start, [{ from: 2, to: 2 }], "x")).toEqual([]);
  });
});

describe("what an editor opens with", () => {
  const server = { terminalId: "l.t", code: "theirs", version: 4, updatedAt: "2026-01-01T00:00:00Z" };
  const local = { code: "mine", version: 4, isSynced: false };
  it("is the start, the server's, or what this browser has not sent yet", () => {
    expect(openCode("start", null, null)).toMatchObject({ code: "start", version: 0, isUnsaved: false });
    expect(openCode("start", null, server)).toMatchObject({ code: "theirs", version: 4, isUnsaved: false });
    expect(openCode("start", { ...local, isSynced: true }, server)).toMatchObject({ code: "theirs", isUnsaved: false });
    expect(openCode("start", local, server)).toMatchObject({ code: "mine", isUnsaved: true, newer: null });
  });
  it("is a choice when another window was faster", () => {
    const opening = openCode("start", { ...local, version: 3 }, server);
    expect(opening).toEqual({ code: "mine", version: 4, isUnsaved: true, newer: server });
    expect(openCode("start", { ...local, version: 3, code: "theirs" }, server).newer).toBeNull();
  });
});

describe("the prompt's history", () => {
  it("goes back and forth and gives back what was being typed", () => {
    let history = remember(remember(emptyHistory, "a"), "b");
    const texts: string[] = ["draft"];
    for (const step of [-1, -1, -1, 1, 1] as const) {
      const recalled = recall(history, texts.at(-1) ?? "", step);
      if (!recalled) continue;
      history = recalled[0];
      texts.push(recalled[1]);
    }
    expect(texts).toEqual(["draft", "b", "a", "b", "draft"]);
    expect(remember(remember(emptyHistory, "a"), "a ").entries).toEqual(["a"]);
  });
});

describe("a block at the prompt", () => {
  it("goes on, indented, until an empty line ends it", () => {
    const grown = ["for i in x:", "for i in x:\n    print(i)"].reduce(remember, emptyHistory);
    expect(grown.entries).toEqual(["for i in x:\n    print(i)"]);
    expect(withNextLine("for i in range(3):")).toBe("for i in range(3):\n    ");
    expect(withNextLine("for i in x:\n    if i:  # odd")).toBe("for i in x:\n    if i:  # odd\n        ");
    expect(withNextLine("f(1,")).toBe("f(1,\n");
    expect(asTyped("for i in x:\n    print(i)")).toBe("for i in x:\n    print(i)");
    expect(asTyped("for i in x:\n    print(i)\n    ")).toBe("for i in x:\n    print(i)\n");
  });
});

describe("a check", () => {
  const base = { name: "c", hint: [] };
  it("looks for a line of the output", () => {
    expect(isPrinted("3,591", "x\n  3,591 \n")).toBe(true);
    expect(isPrinted("3,591", "13,591")).toBe(false);
  });
  it("asks Python for values and shapes", () => {
    const line = (check: object) =>
      programOfCheck({ ...base, ...check } as unknown as Parameters<typeof programOfCheck>[0]);
    expect(line({ kind: "equals", expression: "n", value: 512, tolerance: 0 })).toContain("(n) == 512");
    expect(line({ kind: "equals", expression: "n", value: 0.5, tolerance: 0.1 })).toContain("abs((n) - 0.5) <= 0.1");
    expect(line({ kind: "equals", expression: "n", value: true, tolerance: 0 })).toContain("(n) == True");
    expect(line({ kind: "equals", expression: "n", value: 'a"b', tolerance: 0 })).toContain('str(n) == "a\\"b"');
    expect(line({ kind: "shape", expression: "w", shape: [7] })).toContain("tuple((w).shape) == (7,)");
    expect(line({ kind: "shape", expression: "w", shape: [] })).toContain("== ()");
    expect(line({ kind: "prints", text: "x" })).toBeNull();
  });
});

describe("names", () => {
  const code = "import torch\nfrom torch import nn, optim as o\nimport torch.nn.functional as F\nimport numpy as np";
  it("are read by the program's own imports", () => {
    const imports = readImports(code);
    expect(fullPath("nn.Linear", imports)).toBe("torch.nn.Linear");
    expect(fullPath("o.Adam", imports)).toBe("torch.optim.Adam");
    expect(fullPath("F.relu", imports)).toBe("torch.nn.functional.relu");
    expect(fullPath("torch.nn.Linear", imports)).toBe("torch.nn.Linear");
    expect(fullPath("model.fc", imports)).toBeNull();
    const tables = { "torch.nn": { Linear: ["(a, b)", "A layer."] as const } };
    expect(findThing(tables, "torch.nn.Linear")?.signature).toBe("(a, b)");
    expect(findThing(tables, "torch.nn.None")).toBeNull();
  });
});

describe("the list of tensors", () => {
  const entry = (name: string, more: Partial<TensorEntry> = {}): TensorEntry => ({
    name,
    shape: [2, 3],
    dtype: "torch.float32",
    requiresGrad: false,
    role: "tensor",
    hasGrad: false,
    isLeaf: true,
    bytes: 24,
    version: 0,
    sparkline: [],
    ...more,
  });
  const fc = entry("base.fc.weight", { role: "parameter", requiresGrad: true });
  const conv = entry("base.conv1.weight", { role: "parameter", bytes: 9000 });
  const x = entry("x");
  const loss = entry("loss", { requiresGrad: true, isLeaf: false, shape: [] });

  it("tells warm from cool from the rest", () => {
    expect([fc, conv, x, loss].map(groupOf)).toEqual(["trainable", "frozen", "other", "other"]);
  });
  it("is grouped, searched, filtered and sorted", () => {
    const all = listTensors([x, conv, loss, fc], { filter: "all", search: "", order: "name" });
    expect(all.map(({ group, entries }) => [group, entries.map(({ name }) => name)])).toEqual([
      ["trainable", ["base.fc.weight"]],
      ["frozen", ["base.conv1.weight"]],
      ["other", ["loss", "x"]],
    ]);
    expect(all.map(({ values }) => values)).toEqual([6, 6, 7]);
    expect(listTensors([x, conv], { filter: "frozen", search: "CONV", order: "bytes" })).toHaveLength(1);
    expect(listTensors([x, conv], { filter: "trainable", search: "", order: "bytes" })).toEqual([]);
    expect([bytesText(28), bytesText(14_336), bytesText(44_669_000)]).toEqual(["28 B", "14.0 KB", "42.6 MB"]);
  });
});

describe("the graph", () => {
  it("stands in layers, what was computed above what it came from", () => {
    const node = (id: number, kind: "operation" | "frozen" = "operation") => ({
      id,
      label: `${id}`,
      kind,
      shape: null,
    });
    const graph = {
      nodes: [node(3), node(1), node(2), node(4, "frozen")],
      edges: [
        [1, 2],
        [1, 3],
        [2, 3],
        [3, 4],
      ] as const,
      truncated: false,
    };
    const placed = layoutGraph(graph);
    const y = new Map(placed.nodes.map((one) => [one.id, one.y]));
    for (const [from, to] of graph.edges) expect(y.get(from)).toBeLessThan(y.get(to) ?? 0);
    expect(placed.edges).toHaveLength(4);
    for (const { x } of placed.nodes) expect(x).toBeLessThan(placed.width);
  });
});
