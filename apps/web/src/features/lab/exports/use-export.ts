"use client";
import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { EngineError } from "@thaw/tl-engine/errors";
import type { ExportKind } from "@thaw/tl-engine/export/export-files";
import { exportInWorker } from "@thaw/tl-engine/export/export-in-worker";
import { useEffect, useRef, useState } from "react";
import { readAdded } from "#features/backbones/client/read-added.ts";
import { isAdded } from "../run/backbone-name.ts";
import { saveFile } from "../run/save-file.ts";

/** What is exported: a head, and what it stands on. */
export interface ExportSubject {
  locale: Locale;
  backbone: ExperimentBackbone;
  backboneSha256: string;
  /** A head's safetensors file. */
  head: Uint8Array;
  /** Of the head's layer between; 0 for a linear head. */
  hiddenUnits: number;
  /** Weights of the backbone that were trained with it. */
  thawedWeights: number;
  classes: readonly string[];
  title: string;
  fileStem: string;
}

export type ExportState =
  | { status: "idle" }
  | { status: "making"; kind: ExportKind }
  | { status: "saved"; name: string; bytes: number }
  | { status: "failed"; reason: "backbone" | "head" | "other" };

const reasonOf = (error: unknown): "backbone" | "head" | "other" => {
  const code = error instanceof EngineError ? error.code : null;
  if (code === "backbone-load") return "backbone";
  return code === "safetensors-invalid" || code === "invalid-input" ? "head" : "other";
};

/** Makes files, one at a time, in a worker that ends with the file or with the page. */
export function useExport(subject: ExportSubject): { state: ExportState; make: (kind: ExportKind) => Promise<void> } {
  const [state, setState] = useState<ExportState>({ status: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function make(kind: ExportKind): Promise<void> {
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    setState({ status: "making", kind });
    try {
      const { hiddenUnits: _, thawedWeights: __, ...request } = subject;
      const assetsUrl = new URL("/generated/", document.baseURI).href;
      const { signal } = controller;
      const added = isAdded(subject.backbone)
        ? (await readAdded(signal)).find(({ id }) => id === subject.backbone)
        : undefined;
      const file = await exportInWorker({ ...request, added, kind, assetsUrl }, { signal });
      saveFile(file.bytes, file.name, file.type);
      setState({ status: "saved", name: file.name, bytes: file.bytes.byteLength });
    } catch (error) {
      if (!controller.signal.aborted) setState({ status: "failed", reason: reasonOf(error) });
    } finally {
      running.current = null;
    }
  }

  return { state, make };
}
