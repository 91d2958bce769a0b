"use client";
import type { ExperimentView } from "@thaw/contracts/experiment";
import type { ImportedHead } from "@thaw/tl-engine/export/import-head";
import { useEffect, useRef, useState } from "react";
import { readAdded } from "#features/backbones/client/read-added.ts";
import { isAdded } from "../run/backbone-name.ts";
import { checkImportedHead, type HeadCheck } from "./check-imported-head.ts";
import { type HeadScore, scoreHead } from "./score-head.ts";

export type ImportFailure = Extract<HeadCheck, { ok: false }> | { ok: false; reason: "engine" };

export interface ImportState {
  /** The head in use; null for the run's own. */
  imported: { name: string; bytes: Uint8Array; details: ImportedHead } | null;
  /** Null before and after scoring; `total` is 0 until the engine has started. */
  progress: { done: number; total: number } | null;
  /** Undefined until it was scored; null where no photo is left. */
  score: HeadScore | null | undefined;
  failure: ImportFailure | null;
}

const nothing: ImportState = { imported: null, progress: null, score: undefined, failure: null };

interface ImportInput {
  experiment: ExperimentView;
  width: number;
  sources: Readonly<Record<string, string | Blob>>;
}

/** Reads a chosen file, checks it against the run, and scores it with an engine that lives no longer than that. */
export function useImportedHead({ experiment, width, sources }: ImportInput) {
  const [state, setState] = useState<ImportState>(nothing);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  function clear(): AbortController {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState(nothing);
    return controller;
  }

  async function read(file: File): Promise<void> {
    const { signal } = clear();
    const { backbone, backboneSha256, evaluation } = experiment;
    const { classes, photos } = evaluation.heldOut;
    const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
    if (signal.aborted) return;
    const check = checkImportedHead(bytes, { width, classCount: classes.length, backboneSha256 });
    if (!check.ok) return setState({ ...nothing, failure: check });
    const imported = { name: file.name, bytes, details: check.imported };
    const started = { ...nothing, imported };
    setState({ ...started, progress: { done: 0, total: 0 } });
    const { createLabClient } = await import("@thaw/tl-engine/client/create-lab-client");
    const added = isAdded(backbone) ? await readAdded(signal).catch(() => []) : [];
    if (signal.aborted) return;
    const client = createLabClient({ assetsBaseUrl: "/generated", added });
    const onProgress = (done: number, total: number) => {
      if (!signal.aborted) setState({ ...started, progress: { done, total } });
    };
    try {
      const input = { head: check.imported.head, file: bytes, backbone, photos, sources };
      const score = await scoreHead(client, input, { signal, onProgress });
      if (!signal.aborted) setState({ ...started, score });
    } catch {
      if (!signal.aborted) setState({ ...started, failure: { ok: false, reason: "engine" } });
    } finally {
      client.dispose();
    }
  }

  return { state, read, clear };
}
