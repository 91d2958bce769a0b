import type { BackboneInfo } from "../backbone/backbone-info.ts";
import { findNetwork } from "../networks/find-network.ts";
import type { Network } from "../networks/network.ts";

/** The table of a backbone's layers; those that ship call their architecture `mobilenet-v3-small`. */
export const networkOf = ({ architecture }: Pick<BackboneInfo, "architecture">): Network | undefined =>
  findNetwork(architecture.replaceAll("-", "_"));
