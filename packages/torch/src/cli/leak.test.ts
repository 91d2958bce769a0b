import { beforeAll, expect, it } from "vitest";
import { countHandles } from "../bridge/handles.ts";
import { countNodes } from "../bridge/nodes.ts";
import { memory } from "../storage/runtime.ts";
import { bootPython, type Python } from "./boot-python.ts";

const PROGRAM = `
import torch
from torch import nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
x, y = torch.randn(6, 4), torch.tensor([0, 1, 2, 0, 1, 2])
for step in range(2):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
kept = [loss.item(), x[0].tolist(), x.t() @ x, x[x > 0].sum()]
model.cycle = {"model": [model]}
try:
    x @ x
except RuntimeError as error:
    kept.append(error)
`;

let python: Python;

beforeAll(async () => {
  python = await bootPython();
}, 120_000);

it("a thousand runs of a program leave memory as they found it", () => {
  const runs = (count: number): void => {
    for (let i = 0; i < count; i++) expect(python.run(PROGRAM)).toEqual({ stdout: "", stderr: "", status: 0 });
    // The last run's tensors are released before the next operation.
    python.run("import torch\ntorch.zeros(1)");
  };
  runs(20);
  const before = { handles: countHandles(), nodes: countNodes(), bytes: memory.liveBytes };
  runs(1000);
  expect({ handles: countHandles(), nodes: countNodes(), bytes: memory.liveBytes }).toEqual(before);
}, 300_000);
