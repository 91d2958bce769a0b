import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

/** Two pictures of 224 × 224 with their features by PyTorch. */
const GOLDEN = fileURLToPath(new URL("../../../tl-engine/test/golden/photos/", import.meta.url));
const COMMAND = fileURLToPath(new URL("torch.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "thaw-weights-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program with a data folder of its own; its working folder holds the golden pictures. */
function run(code: string): Promise<string> {
  const program = join(folder, "program.py");
  writeFileSync(program, code);
  const env = { ...process.env, THAW_DATA_DIR: join(folder, "data") };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, program], { cwd: GOLDEN, env }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

describe("the weights of the site in Python", { timeout: 60_000 }, () => {
  it("that ship load by name and give PyTorch's features and logits", async () => {
    const printed = await run(`
import json, torch, torchvision
from PIL import Image
from torchvision.transforms import functional as F
model = torchvision.models.mobilenet_v3_small(weights="QVAC_FOOD_V1").eval()
print(sum(p.numel() for p in model.parameters()), model.features[0][1].num_batches_tracked.item())
for name in ("pizza", "sushi"):
    golden = json.load(open(f"{name}.json"))
    picture = F.to_tensor(Image.open(f"{name}.png").convert("RGB"))
    x = F.normalize(picture, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]).unsqueeze(0)
    with torch.no_grad():
        pooled = model.avgpool(model.features(x)).flatten()
        logits = model(x).flatten()
    for got, expected in ((pooled, golden["pooled576"]), (logits, golden["logits_food_report_other"])):
        expected = torch.tensor(expected)
        print(((got - expected).norm() / expected.norm()).item() < 1e-4)
`);
    expect(printed).toBe("1520931 699978\nTrue\nTrue\nTrue\nTrue\n");
  });

  it("that aren't there are said to be missing, with how to add them", async () => {
    const printed = await run('import torchvision\ntorchvision.models.resnet18(weights="DEFAULT")');
    expect(printed).toContain("This site has no ResNet18_Weights.IMAGENET1K_V1 weights");
    expect(printed).toContain("npm run backbone -- add resnet18");
  });

  it("that an operator added appear by torchvision's name; a broken manifest hides none of the others", async () => {
    const add = (name: string, manifest: string) => {
      const at = join(folder, "data/backbones", name);
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, "manifest.json"), manifest);
      writeFileSync(join(at, "weights.safetensors"), "bytes");
    };
    const manifest = { architecture: "resnet18", weightsName: "IMAGENET1K_V1", file: "weights.safetensors" };
    add("resnet18", JSON.stringify(manifest));
    add("broken", "{");
    const printed = await run(`
import os
print(sorted(os.listdir("/data/weights")), open("/data/weights/resnet18-imagenet1k_v1.safetensors").read())`);
    expect(printed).toBe(
      "['mobilenet_v3_small-qvac_food_v1.safetensors', 'resnet18-imagenet1k_v1.safetensors'] bytes\n",
    );
  });

  it("want their pictures as torchvision feeds them", async () => {
    const printed = await run(`
from torchvision.models import *
for weights in (ResNet18_Weights.DEFAULT, MobileNet_V2_Weights.IMAGENET1K_V1, MobileNet_V2_Weights.DEFAULT,
                MobileNet_V3_Large_Weights.DEFAULT, EfficientNet_B0_Weights.DEFAULT):
    t = weights.transforms()
    print(weights, t.crop_size, t.resize_size, t.interpolation.value)
`);
    expect(printed).toBe(
      [
        "ResNet18_Weights.IMAGENET1K_V1 [224] [256] bilinear",
        "MobileNet_V2_Weights.IMAGENET1K_V1 [224] [256] bilinear",
        "MobileNet_V2_Weights.IMAGENET1K_V2 [224] [232] bilinear",
        "MobileNet_V3_Large_Weights.IMAGENET1K_V2 [224] [232] bilinear",
        "EfficientNet_B0_Weights.IMAGENET1K_V1 [224] [256] bicubic\n",
      ].join("\n"),
    );
  });
});
