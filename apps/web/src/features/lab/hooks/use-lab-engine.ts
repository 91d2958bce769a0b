"use client";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import type { BackendChoice, LabClient, ProbeReport } from "@thaw/tl-engine/client/lab-types";
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
  /** What the learner wants to compute on; kept on the device. */
  wish: BackendChoice;
  setWish: (wish: BackendChoice) => void;
}

const WISH_KEY = "thaw.lab.backend";
const wishes: readonly BackendChoice[] = ["auto", "webgpu", "webgl", "wasm"];

/** A browser may keep storage from the page; then nothing is remembered. */
function readWish(): BackendChoice {
  try {
    const kept = localStorage.getItem(WISH_KEY);
    return wishes.find((wish) => wish === kept) ?? "auto";
  } catch {
    return "auto";
  }
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
  const [wish, setWish] = useState<BackendChoice | null>(null);
  const held = useRef<LabClient | null>(null);

  // The server knows no device, so the wish is read once the page is here.
  useEffect(() => setWish(readWish()), []);

  useEffect(() => {
    if (wish === null) return;
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
      const opened = createLabClient({ assetsBaseUrl: "/generated", backend: wish, added: added ?? [] });
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
  }, [round, wish]);

  const client = useCallback(() => held.current, []);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  const keepWish = useCallback((chosen: BackendChoice) => {
    setWish(chosen);
    try {
      localStorage.setItem(WISH_KEY, chosen);
    } catch {
      // It holds for this visit.
    }
  }, []);
  return { state, client, retry, wish: wish ?? "auto", setWish: keepWish };
}
