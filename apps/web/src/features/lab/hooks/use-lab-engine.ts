"use client";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import type { LabClient, ProbeReport } from "@thaw/tl-engine/client/lab-types";
import { EngineError, type EngineErrorCode } from "@thaw/tl-engine/errors";
import { useCallback, useEffect, useRef, useState } from "react";

export type EngineState =
  | { status: "starting" }
  | { status: "ready"; probe: ProbeReport; backbones: { pretrained: BackboneInfo; random: BackboneInfo } }
  | { status: "failed"; code: EngineErrorCode | "unknown" };

export interface LabEngine {
  state: EngineState;
  /** The open client; null before it is loaded and after the page was left. */
  client: () => LabClient | null;
  retry: () => void;
}

export const codeOf = (error: unknown): EngineErrorCode | "unknown" =>
  error instanceof EngineError ? error.code : "unknown";

/**
 * Loads the engine when the lab opens, lets it choose its backend, and ends its workers when the page is left. A lesson
 * page never loads a byte of it.
 */
export function useLabEngine(): LabEngine {
  const [state, setState] = useState<EngineState>({ status: "starting" });
  const [round, setRound] = useState(0);
  const held = useRef<LabClient | null>(null);

  useEffect(() => {
    let left = false;
    let client: LabClient | null = null;
    setState({ status: "starting" });
    (async () => {
      const { createLabClient } = await import("@thaw/tl-engine/client/create-lab-client");
      if (left) return;
      client = createLabClient({ assetsBaseUrl: "/generated" });
      held.current = client;
      const [probe, pretrained, random] = await Promise.all([
        client.probe(),
        client.describeBackbone("mobilenet-v3-small"),
        client.describeBackbone("random-twin"),
      ]);
      if (!left) setState({ status: "ready", probe, backbones: { pretrained, random } });
    })().catch((error: unknown) => {
      if (!left) setState({ status: "failed", code: codeOf(error) });
    });
    return () => {
      left = true;
      client?.dispose();
      held.current = null;
    };
  }, [round]);

  const client = useCallback(() => held.current, []);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  return { state, client, retry };
}
