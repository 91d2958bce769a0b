import type { ThawRecord } from "@thaw/contracts/experiment";
import { networkOf } from "@thaw/tl-engine/thaw/network-of";
import { mostBlocks } from "@thaw/tl-engine/thaw/thaw-plan";
import { thawedShapes } from "@thaw/tl-engine/thaw/thawed-tensors";
import { invalidField } from "./check-head.ts";

/**
 * Checks that what a run says of thawing can be: the backbone has as many blocks, and they have as many weights.
 * @returns shapes of the thawed weights by their names; none where nothing was thawed.
 * @throws DomainError `invalid-request`, naming what is wrong.
 */
export function checkThaw(thaw: ThawRecord | undefined, architecture: string): ReadonlyMap<string, readonly number[]> {
  if (!thaw) return new Map();
  const network = networkOf({ architecture });
  if (!network || thaw.blocks > mostBlocks(network)) {
    throw invalidField("body.settings.thaw.blocks", `${architecture} has no ${thaw.blocks} blocks to thaw`);
  }
  const shapes = thawedShapes(network, thaw.blocks);
  const weights = [...shapes.values()].reduce((sum, shape) => sum + shape.reduce((product, n) => product * n, 1), 0);
  if (weights !== thaw.parameters) throw invalidField("body.settings.thaw.parameters", `${weights} expected`);
  return shapes;
}
