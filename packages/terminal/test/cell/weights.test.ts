import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import type { Exposed } from "./page.ts";
import { useCell } from "./use-cell.ts";

type Scope = typeof globalThis & Exposed;

const FOLDER = fileURLToPath(new URL("../../../tl-engine/assets/generated/weights/", import.meta.url));
const NAME = "mobilenet_v3_small-qvac_food_v1";
/** As many values as ResNet-18 has. */
const MANY = 11_700_000;

const cell = useCell();
beforeAll(async () => {
  const file = readdirSync(FOLDER).find((name) => name.startsWith(NAME)) ?? "";
  await cell.open();
  await cell.page.evaluate(
    ({ base64, name, many }) => {
      const scope = globalThis as Scope;
      const shipped = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const header = new TextEncoder().encode(
        JSON.stringify({ all: { dtype: "F32", shape: [many], data_offsets: [0, many * 4] } }),
      );
      const large = new Uint8Array(8 + header.length + many * 4);
      new DataView(large.buffer).setBigUint64(0, BigInt(header.length), true);
      large.set(header, 8);
      new DataView(large.buffer).setFloat32(large.length - 4, 2.5, true);
      const files: Record<string, Uint8Array> = {
        [`/data/weights/${name}.safetensors`]: shipped,
        "/data/weights/large-v1.safetensors": large,
      };
      scope.terminal.dispose();
      scope.open({
        lessonFiles: async () => Object.entries(files).map(([path, { length }]) => ({ path, bytes: length })),
        answerRequest: async (request) =>
          (request.kind === "lesson-file" ? (files[request.path] ?? large) : large).slice(),
      });
    },
    { base64: readFileSync(join(FOLDER, file)).toString("base64"), name: NAME, many: MANY },
  );
});

it("the weights that ship load by torchvision's name", async () => {
  const code = `
import torch, torchvision
model = torchvision.models.mobilenet_v3_small(weights="QVAC_FOOD_V1").eval()
with torch.no_grad():
    print(sum(p.numel() for p in model.parameters()), tuple(model(torch.zeros(1, 3, 224, 224)).shape))
`;
  expect(await cell.print(code)).toBe("1520931 (1, 3)\n");
});

it("a file of the size of ResNet-18's comes whole", async () => {
  const code = `
import os
from thaw.safetensors import load_file
path = "/data/weights/large-v1.safetensors"
values = load_file(path)["all"]
print(os.path.getsize(path) > ${MANY * 4}, tuple(values.shape), values[-1].item())
`;
  expect(await cell.print(code)).toBe(`True (${MANY},) 2.5\n`);
});
