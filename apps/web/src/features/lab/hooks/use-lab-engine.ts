"use client";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import type { LabClient, ProbeReport } from "@thaw/tl-engine/client/lab-types";
import { EngineError, type EngineErrorCode } from "@thaw/tl-engine/errors";
import { useCallback, useEffect, useRef, useState } from "react";
import { readAdded } from "#features/backbones/client/read-added.ts";
import { randomTwin, shippedBackbone } from "../run/backbone-name.ts";

export type EngineState =
  | { status: "starting" }
  | {
      status: "ready";
      probe: ProbeReport;
      /** Those that ship, then those that an operator added. */
      backbones: readonly BackboneInfo[];
      /** Which were added could not be learned: the list has none of them. */
      addedUnknown: boolean;
    }
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
    const abort = new AbortController();
    let client: LabClient | null = null;
    setState({ status: "starting" });
    (async () => {
      const [{ createLabClient }, added] = await Promise.all([
        import("@thaw/tl-engine/client/create-lab-client"),
        // That the list can't be had keeps no one from those that ship.
        readAdded(abort.signal).catch(() => null),
      ]);
      if (left) return;
      const opened = createLabClient({ assetsBaseUrl: "/generated", added: added ?? [] });
      client = opened;
      held.current = opened;
      const ids = [shippedBackbone, randomTwin, ...(added ?? []).map(({ id }) => id)];
      const [probe, ...backbones] = await Promise.all([
        opened.probe(),
        ...ids.map((id) => opened.describeBackbone(id)),
      ]);
      if (!left) setState({ status: "ready", probe, backbones, addedUnknown: added === null });
    })().catch((error: unknown) => {
      if (!left) setState({ status: "failed", code: codeOf(error) });
    });
    return () => {
      left = true;
      abort.abort();
      client?.dispose();
      held.current = null;
    };
  }, [round]);

  const client = useCallback(() => held.current, []);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  return { state, client, retry };
}
