import { mostThawedWeights } from "@thaw/contracts/experiment";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import type { ProbeReport } from "@thaw/tl-engine/client/lab-types";
import { describeNetwork } from "@thaw/tl-engine/networks/describe-network";
import { mobilenetV3Small } from "@thaw/tl-engine/networks/mobilenet-v3";
import { estimateThaw, type ThawLoad } from "@thaw/tl-engine/thaw/estimate-thaw";
import { networkOf } from "@thaw/tl-engine/thaw/network-of";
import { mostBlocks, planThaw, type ThawPlan } from "@thaw/tl-engine/thaw/thaw-plan";
import type { RunSettings } from "../run/run-settings.ts";

/** A phone's browser ends a tab that takes much more. */
const mostBytes = 512 * 2 ** 20;
/** Multiply-accumulates of the picture that the probe times: one pass of MobileNetV3-Small up to its features. */
const probedWork = describeNetwork(mobilenetV3Small()).multiplyAccumulates;
/**
 * What share of a frozen pass's speed a training step reaches. Measured on one core of a quiet machine: 3.4 ms for a frozen
 * pass of 54.9 million products, 5.6 ms for a photo's step through the last three blocks, thrice 15.3 million
 * (docs/decisions/0012 and 0017).
 */
const stepShare = 0.5;
/** What the kernels took for that picture on that machine, where the probe timed a GPU: thawing runs on WASM. */
const usualMsPerImage = 3.4;

/**
 * How many blocks can be thawed: those whose weights the site keeps, and whose training the device can hold. 0 for a backbone
 * whose last block is too large.
 */
export function mostThawable(info: BackboneInfo, load: ThawLoad): number {
  const network = networkOf(info);
  if (!network) return 0;
  let most = 0;
  while (most < mostBlocks(network)) {
    const plan = planThaw(network, most + 1);
    if (plan.parameterCount > mostThawedWeights || estimateThaw(plan, load).bytes > mostBytes) break;
    most += 1;
  }
  return most;
}

/** The plan of thawing so many blocks, or as many as there are; null where none is to be thawed. */
export function planOf(info: BackboneInfo, blocks: number): ThawPlan | null {
  const network = networkOf(info);
  return network && blocks > 0 ? planThaw(network, Math.min(blocks, mostBlocks(network))) : null;
}

/** The settings with as many blocks thawed as can be. */
export function withinReach<S extends Pick<RunSettings, "thaw">>(settings: S, info: BackboneInfo, load: ThawLoad): S {
  if (!settings.thaw) return settings;
  const blocks = Math.min(settings.thaw.blocks, mostThawable(info, load));
  return { ...settings, thaw: blocks > 0 ? { ...settings.thaw, blocks } : undefined };
}

/** Products a millisecond of the last thawed run in this page: better than any guess. */
let measuredRate: number | null = null;
export function rememberRate(multiplyAccumulates: number, milliseconds: number): void {
  if (milliseconds > 0) measuredRate = multiplyAccumulates / milliseconds;
}

export interface ThawCost {
  bytes: number;
  milliseconds: number;
}

/** What the training will take, before it is begun. */
export function estimateCost(
  plan: ThawPlan,
  load: ThawLoad,
  probe: Pick<ProbeReport, "backend" | "msPerImage">,
): ThawCost {
  const { bytes, multiplyAccumulates } = estimateThaw(plan, load);
  const msPerImage = probe.backend === "wasm" ? probe.msPerImage : usualMsPerImage;
  const rate = measuredRate ?? (probedWork / msPerImage) * stepShare;
  return { bytes, milliseconds: multiplyAccumulates / rate };
}
