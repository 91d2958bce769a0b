"use client";
import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { Head } from "@thaw/tl-engine/client/lab-types";
import { decodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { readThawed } from "@thaw/tl-engine/thaw/thawed-tensors";
import { useMemo } from "react";
import { fromBase64 } from "../run/base64.ts";

/** What a run left: its head, and what that stands on. */
export interface Trained {
  backbone: ExperimentBackbone;
  head: Head;
  /** The safetensors file of both. */
  file: Uint8Array;
  isThawed: boolean;
  /**
   * Names it in this session. With thawed blocks it is the name of its features in memory too: no other run's network
   * gives them.
   */
  name: string;
}

let runs = 0;

/** @param file base64 of a run's safetensors file. */
export function useTrained(file: string | null, backbone: ExperimentBackbone): Trained | null {
  return useMemo(() => {
    if (file === null) return null;
    const bytes = fromBase64(file);
    const isThawed = readThawed(bytes).length > 0;
    runs += 1;
    return { backbone, head: decodeHead(bytes).head, file: bytes, isThawed, name: `${backbone} run ${runs}` };
  }, [file, backbone]);
}

/** Under what name the cache has its network's features of photos. */
export const featureName = ({ backbone, isThawed, name }: Trained): string => (isThawed ? name : backbone);
