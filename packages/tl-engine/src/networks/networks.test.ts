import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readGoldenJson } from "../../test/read-golden.ts";
import { describeNetwork } from "./describe-network.ts";
import { findNetwork, NETWORK_NAMES } from "./find-network.ts";
import { stateShapes } from "./state-shapes.ts";

interface Facts {
  readonly stateSha256: string;
  readonly modelParameterCount: number;
  readonly parameterCount: number;
  readonly multiplyAccumulates: number;
  readonly featureWidth: number;
}
const facts = readGoldenJson<Record<string, Facts>>("networks/facts.json");

describe.each(NETWORK_NAMES)("%s", (name) => {
  const network = findNetwork(name);
  if (!network) throw new Error(name);

  it("has torchvision's names and shapes, in its order", () => {
    const lines = Array.from(stateShapes(network), ([tensor, shape]) => `${tensor} [${shape.join(", ")}]\n`);
    expect(createHash("sha256").update(lines.join("")).digest("hex")).toBe(facts[name]?.stateSha256);
  });

  it("is as large and as much work as torchvision's", () => {
    const { layers, ...counts } = describeNetwork(network);
    const { stateSha256, featureWidth, ...expected } = facts[name] as Facts;
    expect(counts).toEqual(expected);
    expect([network.featureWidth, layers.at(-1)?.outChannels, layers.at(-1)?.outSize]).toEqual([
      featureWidth,
      featureWidth,
      7,
    ]);
  });
});
