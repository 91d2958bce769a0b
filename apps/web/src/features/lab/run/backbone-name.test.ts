import { findNetwork, NETWORK_NAMES } from "@thaw/tl-engine/networks/find-network";
import { expect, it } from "vitest";
import { backboneName, isAdded } from "./backbone-name.ts";

it("calls what can be added as the engine does", () => {
  for (const name of NETWORK_NAMES) expect(backboneName(name, "en"), name).toContain(findNetwork(name)?.title);
});

it("tells weights of one architecture apart", () => {
  expect(backboneName("mobilenet_v2-imagenet1k_v1", "en")).toBe("MobileNetV2 (IMAGENET1K_V1)");
  expect(backboneName("mobilenet_v3_small", "ja")).toBe("MobileNetV3-Small（torchvision）");
  expect(backboneName("mobilenet-v3-small", "ja")).toBe("MobileNetV3-Small");
});

it("falls back on the id of what it does not know", () => {
  expect(backboneName("densenet121", "en")).toBe("densenet121");
  expect(isAdded("densenet121")).toBe(true);
});
