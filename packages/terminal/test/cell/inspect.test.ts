import { beforeAll, describe, expect, it } from "vitest";
import type { Inspection, TensorEntry } from "../../src/protocol/messages.ts";
import type { Exposed } from "./page.ts";
import { useCell } from "./use-cell.ts";

type Scope = typeof globalThis & Exposed;

const cell = useCell();
beforeAll(async () => {
  await cell.open();
  await cell.page.evaluate(() => (globalThis as Scope).terminal.watch(true));
});

async function lastList(): Promise<readonly TensorEntry[]> {
  const lists = (await cell.events()).flatMap(({ event }) => (event.type === "tensors" ? [event.entries] : []));
  return lists.at(-1) ?? [];
}

const inspect = (name: string, slice: number[] = []): Promise<Inspection | null> =>
  cell.page.evaluate(([name, slice]) => (globalThis as Scope).terminal.inspect({ name, slice }), [
    name,
    slice,
  ] as const);

/** What the last run left, once the inspector was told. */
async function listAfter(code: string): Promise<readonly TensorEntry[]> {
  await cell.print(code);
  await cell.page.waitForTimeout(200);
  return lastList();
}

describe("the inspector's list", () => {
  it("names the tensors of the namespace, with what is said of each", async () => {
    const list = await listAfter(
      "import torch\nw = torch.tensor([[1., 2., 3.]], requires_grad=True)\n(w * 2).sum().backward()\nx = torch.arange(100)",
    );
    expect(list).toEqual([
      {
        name: "w",
        role: "tensor",
        shape: [1, 3],
        dtype: "float32",
        requiresGrad: true,
        hasGrad: true,
        isLeaf: true,
        bytes: 12,
        version: 0,
        sparkline: [1, 2, 3],
      },
      expect.objectContaining({ name: "x", dtype: "int64", bytes: 800, requiresGrad: false, hasGrad: false }),
    ]);
    expect(list[1]?.sparkline.length).toBe(32);
  });

  it("names a module's parameters, frozen ones too, and its buffers", async () => {
    const code = `
import torch
from torch import nn
model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
for parameter in model[0].parameters():
    parameter.requires_grad = False
del parameter
`;
    const list = await listAfter(code);
    expect(list.map(({ name, role, requiresGrad }) => [name, role, requiresGrad])).toEqual([
      ["model.0.weight", "parameter", false],
      ["model.0.bias", "parameter", false],
      ["model.1.weight", "parameter", true],
      ["model.1.bias", "parameter", true],
      ["model.1.running_mean", "buffer", false],
      ["model.1.running_var", "buffer", false],
      ["model.1.num_batches_tracked", "buffer", false],
    ]);
  });

  it("follows a loop while it runs, and after an error", async () => {
    const before = (await cell.events()).length;
    const run = await cell.start(
      "import torch, time\nw = torch.zeros(3)\nuntil = time.time() + 1.5\nwhile time.time() < until:\n    w += 1\nraise ValueError('stop here')",
    );
    await cell.finished(run);
    await cell.page.waitForTimeout(200);
    const lists = (await cell.events())
      .slice(before)
      .flatMap(({ at, event }) =>
        event.type === "tensors" ? [{ at, w: event.entries.find(({ name }) => name === "w") }] : [],
      );
    expect(lists.length).toBeGreaterThan(5);
    expect(lists.length).toBeLessThanOrEqual(17);
    const versions = lists.flatMap(({ w }) => (w ? [w.version] : []));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBeGreaterThan(versions[0] ?? 0);
    expect(await inspect("w")).toMatchObject({ entry: { name: "w", version: versions.at(-1) } });
  });

  it("names what a running function holds", async () => {
    const run = await cell.start(`
import torch, time
w = torch.zeros(3)
def train(weight):
    total = torch.zeros(2)
    until = time.time() + 0.6
    while time.time() < until:
        total += 1
train(w)
`);
    await cell.finished(run);
    const names = (await cell.events()).flatMap(({ event }) =>
      event.type === "tensors" ? [event.entries.map(({ name }) => name)] : [],
    );
    expect(names).toContainEqual(["w", "total (train)"]);
    await cell.page.waitForTimeout(200);
    expect((await lastList()).map(({ name }) => name)).toEqual(["w"]);
  });

  it("is silent when nobody watches", async () => {
    await cell.page.evaluate(() => (globalThis as Scope).terminal.watch(false));
    await cell.print("1");
    const before = (await cell.events()).length;
    await cell.print("import torch\nfor _ in range(20000): torch.ones(2)");
    expect((await cell.events()).slice(before).filter(({ event }) => event.type === "tensors")).toEqual([]);
    await cell.page.evaluate(() => (globalThis as Scope).terminal.watch(true));
  });
});

describe("an opened tensor", () => {
  it("has statistics, a slice, its gradient and the graph behind it", async () => {
    await cell.print(`
import torch
x = torch.arange(24.).reshape(2, 3, 4)
w = torch.ones(4, 2, requires_grad=True)
frozen = torch.nn.Parameter(torch.ones(2), requires_grad=False)
data = torch.ones(3, 4)
y = (data @ w) * frozen
y.sum().backward(retain_graph=True)
t = x.transpose(1, 2)
`);
    expect(await inspect("x", [1])).toMatchObject({
      statistics: { count: 24, mean: 11.5, min: 0, max: 23, zeros: 1, nans: 0 },
      heatMap: { rows: 3, columns: 4 },
      gradient: null,
      graph: null,
    });
    const first = async (name: string, slice: number[]) =>
      cell.page.evaluate(
        async ([name, slice]) =>
          Array.from((await (globalThis as Scope).terminal.inspect({ name, slice }))?.heatMap?.values ?? []).slice(
            0,
            3,
          ),
        [name, slice] as const,
      );
    expect(await first("x", [1])).toEqual([12, 13, 14]);
    // A view is read through its strides.
    expect(await first("t", [1])).toEqual([12, 16, 20]);
    expect(await inspect("w")).toMatchObject({ gradient: { statistics: { count: 8 } } });
    const { graph } = (await inspect("y")) ?? {};
    expect(graph?.nodes[0]).toMatchObject({ label: "MulBackward0", kind: "operation" });
    const leaves = graph?.nodes.filter(({ kind }) => kind !== "operation").map(({ label, kind }) => [label, kind]);
    expect(leaves).toEqual(
      expect.arrayContaining([
        ["w", "trainable"],
        ["frozen", "frozen"],
        ["data", "input"],
      ]),
    );
  });

  it("is told while a program runs", async () => {
    const run = await cell.start("import torch\nw = torch.zeros(3)\nwhile True:\n    w += 1");
    await cell.page.waitForTimeout(500);
    const inspection = await inspect("w");
    expect(inspection?.statistics.min).toBeGreaterThan(0);
    await cell.page.evaluate(() => (globalThis as Scope).terminal.stop());
    expect((await cell.finished(run)).outcome).toBe("interrupted");
  });

  it("is nothing when there is no such name", async () => {
    expect(await inspect("nobody")).toBeNull();
  });
});

describe("a kept tensor", () => {
  it("leaves as safetensors, and comes back by its snapshot's name", async () => {
    await cell.print("import torch\nw = torch.arange(6.).reshape(2, 3).t()\nn = torch.tensor([True, False])");
    const bytes = await cell.page.evaluate(async () =>
      Array.from((await (globalThis as Scope).terminal.capture(["w", "n"])) ?? []),
    );
    const length = Number(new DataView(Uint8Array.from(bytes).buffer).getBigUint64(0, true));
    expect((8 + length) % 8).toBe(0);
    expect(JSON.parse(Buffer.from(bytes.slice(8, 8 + length)).toString())).toEqual({
      w: { dtype: "F32", shape: [3, 2], data_offsets: [0, 24] },
      n: { dtype: "BOOL", shape: [2], data_offsets: [24, 26] },
    });
    expect([...new Float32Array(Uint8Array.from(bytes.slice(8 + length, 32 + length)).buffer)]).toEqual([
      0, 3, 1, 4, 2, 5,
    ]);
    await cell.page.evaluate((bytes) => {
      const scope = globalThis as Scope;
      scope.terminal.dispose();
      scope.open({ answerRequest: async () => Uint8Array.from(bytes) });
      scope.terminal.watch(true);
    }, bytes);
    expect(
      await cell.print('import thaw\nkept = thaw.load_snapshot("head")\nprint(kept["w"].tolist(), kept["n"].tolist())'),
    ).toBe("[[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]] [True, False]\n");
  });

  it("is nothing when a name is gone", async () => {
    expect(await cell.page.evaluate(() => (globalThis as Scope).terminal.capture(["nobody"]))).toBeNull();
  });
});

describe("Stop", () => {
  it("ends a loop of slow ops within 200 ms", async () => {
    const run = await cell.start("import torch\na = torch.ones(512, 512)\nwhile True:\n    a @ a");
    await cell.page.waitForTimeout(600);
    const pressed = await cell.page.evaluate(() => {
      const at = performance.now();
      (globalThis as Scope).terminal.stop();
      return at;
    });
    expect((await cell.finished(run)).outcome).toBe("interrupted");
    const done = (await cell.events()).find(({ event }) => event.type === "done" && event.run === run);
    expect((done?.at ?? 0) - pressed).toBeLessThan(200);
  });
});

describe("the snapshot", () => {
  it("has torch imported already", async () => {
    await cell.page.waitForTimeout(1500);
    await cell.page.evaluate(() => (globalThis as Scope).terminal.restart());
    expect(await cell.print("import sys; print('torch' in sys.modules, 'torch.nn' in sys.modules)")).toBe(
      "True True\n",
    );
    const ready = (await cell.events()).filter(({ event }) => event.type === "ready");
    expect(ready.at(-1)?.event).toMatchObject({ fromSnapshot: true });
  });
});
