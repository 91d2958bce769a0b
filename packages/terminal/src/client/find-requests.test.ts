import { describe, expect, it } from "vitest";
import { findRequests } from "./find-requests.ts";

const files = [{ path: "/data/foodvision/train/pizza/1.jpg", bytes: 1 }];

describe("what a program will ask for", () => {
  it("is read off its text, each once", () => {
    const code = `a = thaw.load_snapshot("head")\nb = load_snapshot('body')\nc = thaw.load_snapshot( "head" )`;
    expect(findRequests(code, files)).toEqual([
      { kind: "snapshot", name: "head" },
      { kind: "snapshot", name: "body" },
    ]);
  });

  it("is the lesson's files when it speaks of them", () => {
    expect(findRequests('ImageFolder("/data/foodvision/train")', files)).toEqual([
      { kind: "lesson-file", path: files[0]?.path },
    ]);
    expect(findRequests("data = torch.rand(3)", files)).toEqual([]);
  });

  it("is the weights of the models that it names, and no others", () => {
    const weights = ["resnet18-imagenet1k_v1", "mobilenet_v3_small-qvac_food_v1"].map((name) => ({
      path: `/data/weights/${name}.safetensors`,
      bytes: 46_000_000,
    }));
    const all = [...files, ...weights];
    expect(findRequests('models.resnet18(weights="DEFAULT")', all)).toEqual([
      { kind: "lesson-file", path: weights[0]?.path },
    ]);
    expect(findRequests('ImageFolder("/data/foodvision/train")', all)).toEqual([
      { kind: "lesson-file", path: files[0]?.path },
    ]);
  });
});
