import type { ThawedTensor } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import type { Network } from "../networks/network.ts";
import { plainSteps, stateShapes } from "../networks/state-shapes.ts";
import { parseSafetensorsHeader } from "../safetensors/parse-safetensors-header.ts";
import { readSafetensors } from "../safetensors/read-safetensors.ts";
import { mostBlocks, planThaw } from "./thaw-plan.ts";

/** The head's own tensors in a file of what was trained, and the head's before that. */
const HEAD = /^(?:before\.)?(?:head|hidden)\.(?:weight|bias)$/;

/** Name and shape of every tensor that thawing so many of a network's last blocks changes, in order. */
export function thawedShapes(network: Network, blocks: number): Map<string, readonly number[]> {
  const shapes = stateShapes(network);
  const names = planThaw(network, blocks)
    .stages.flatMap(plainSteps)
    .flatMap((step) => {
      if (step.op === "convolution") return [`${step.name}.weight`];
      if (step.op !== "squeeze-excite") return [];
      return [step.first, step.second].flatMap((name) => [`${name}.weight`, `${name}.bias`]);
    });
  return new Map(names.map((name) => [name, shapes.get(name) ?? []]));
}

/**
 * The thawed tensors of a file that `encodeHead` wrote; none where nothing was thawed, and of any other file.
 * @throws EngineError `safetensors-invalid`.
 */
export function readThawed(bytes: Uint8Array): ThawedTensor[] {
  // A whole classifier, or what PyTorch wrote, has a head of another name.
  if (!parseSafetensorsHeader(bytes).tensors.some(({ name }) => name === "head.weight")) return [];
  return [...readSafetensors(bytes).tensors]
    .filter(([name]) => !HEAD.test(name))
    .map(([name, { shape, values }]) => ({ name, shape, values }));
}

/**
 * How many of a network's last blocks these tensors are: all of them, whole, and nothing else.
 * @throws EngineError `safetensors-invalid` when they are not, or a value is not finite.
 */
export function blocksOfThawed(network: Network, tensors: readonly ThawedTensor[]): number {
  for (let blocks = 1; blocks <= mostBlocks(network); blocks++) {
    const expected = thawedShapes(network, blocks);
    if (expected.size < tensors.length) continue;
    for (const { name, shape, values } of tensors) {
      if (expected.get(name)?.join() !== shape.join()) {
        throw new EngineError("safetensors-invalid", `${name} [${shape}] is none of ${network.name}'s thawed layers`);
      }
      if (!values.every(Number.isFinite)) throw new EngineError("safetensors-invalid", `${name} is not finite`);
    }
    if (expected.size === new Set(tensors.map(({ name }) => name)).size) return blocks;
  }
  throw new EngineError("safetensors-invalid", `${tensors.length} tensors are no blocks of ${network.name}`);
}
