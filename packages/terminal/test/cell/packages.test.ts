import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Exposed } from "./page.ts";
import { useCell } from "./use-cell.ts";

type Scope = typeof globalThis & Exposed;

/** 64 by 48 pixels or more; any real JPEG will do. */
const PHOTO = readFileSync(new URL("../../../tl-engine/test/golden/photos/pizza.jpg", import.meta.url));

const cell = useCell();
beforeAll(async () => {
  await cell.open();
  await cell.page.evaluate(
    (photo) => {
      const scope = globalThis as Scope;
      const bytes = Uint8Array.from(photo);
      scope.terminal.dispose();
      scope.open({
        lessonFiles: async () =>
          ["train/pizza/1.jpg", "train/pizza/2.jpg", "train/sushi/1.jpg"].map((name) => ({
            path: `/data/foodvision/${name}`,
            bytes: bytes.length,
          })),
        answerRequest: async () => bytes.slice(),
      });
    },
    [...PHOTO],
  );
});

describe("what a lesson imports", () => {
  const modules = [
    "torch",
    "torch.nn.functional",
    "torch.optim.lr_scheduler",
    "torch.utils.data",
    "numpy",
    "torchvision.models",
    "torchvision.transforms",
    "torchvision.datasets",
    "PIL.Image",
    "matplotlib.pyplot",
    "torchinfo",
    "thaw",
  ];
  for (const name of modules) {
    it(`${name} is there`, async () => {
      expect(await cell.print(`import ${name}\nprint(${name}.__name__)`)).toBe(`${name}\n`);
    });
  }

  it("the lesson's photos are folders of pictures", async () => {
    const code = `
from torchvision import transforms
from torchvision.datasets import ImageFolder
data = ImageFolder("/data/foodvision/train", transform=transforms.Compose([transforms.Resize((32, 32)), transforms.ToTensor()]))
picture, label = data[2]
print(data.classes, len(data), tuple(picture.shape), label, 0 < picture.mean().item() < 1)
`;
    expect(await cell.print(code)).toBe("['pizza', 'sushi'] 3 (3, 32, 32) 1 True\n");
  });

  it("a plot is a picture in the output", async () => {
    const run = await cell.start(
      "import matplotlib.pyplot as plt\nprint('before')\nplt.plot([1, 2, 3])\nplt.show()\nprint('after')",
    );
    await cell.finished(run);
    const items = (await cell.events()).flatMap(({ event }) =>
      event.type === "output" && event.run === run ? event.items : [],
    );
    expect(items.map((item) => (item.kind === "display" ? item.mime : item.kind === "text" && item.text))).toEqual([
      "before\n",
      "image/svg+xml",
      "after\n",
    ]);
  });

  it("hundreds of runs leave nothing behind", async () => {
    const program = `
import torch
from torch import nn
model = nn.Linear(64, 7)
optimizer = torch.optim.Adam(model.parameters())
for _ in range(3):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(torch.randn(32, 64)), torch.randint(0, 7, (32,)))
    loss.backward()
    optimizer.step()
`;
    const measure =
      "import gc, pyodide_js\nfrom torch import _C\ngc.collect()\nprint(len(gc.get_objects()), pyodide_js._module.HEAP8.length, _C.live_bytes())";
    const runMany = (times: number) =>
      cell.page.evaluate(
        async ([code, times]) => {
          const scope = globalThis as Scope;
          const last = Array.from({ length: times }, () => scope.terminal.run({ code })).at(-1);
          const isOver = () => scope.events.some(({ event }) => event.type === "done" && event.run === last);
          while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 20));
        },
        [program, times] as const,
      );
    await runMany(30);
    const before = (await cell.print(measure)).split(" ").map(Number);
    await runMany(120);
    const after = (await cell.print(measure)).split(" ").map(Number);
    expect(after.slice(1)).toEqual(before.slice(1));
    expect((after[0] ?? 0) - (before[0] ?? 0)).toBeLessThan(100);
  });
});
