import { efficientnetB0 } from "./efficientnet-b0.ts";
import { mobilenetV2 } from "./mobilenet-v2.ts";
import { mobilenetV3Large, mobilenetV3Small } from "./mobilenet-v3.ts";
import type { Network } from "./network.ts";
import { resnet18 } from "./resnet18.ts";

const NETWORKS: readonly Network[] = [resnet18, mobilenetV2, mobilenetV3Small(), mobilenetV3Large(), efficientnetB0];

export const NETWORK_NAMES: readonly string[] = NETWORKS.map(({ name }) => name);

/** @param name torchvision's builder. @returns undefined for a network that isn't known here. */
export const findNetwork = (name: string): Network | undefined => NETWORKS.find((network) => network.name === name);
