"use client";
import type { Locale } from "@thaw/contracts/ids";
import { estimateBytes, isDemoBearable, MAX_DEMO_BYTES } from "@thaw/tl-engine/export/estimate-bytes";
import type { ExportKind } from "@thaw/tl-engine/export/export-files";
import { findNetwork } from "@thaw/tl-engine/networks/find-network";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import { architectureOf, shippedBackbone } from "../run/backbone-name.ts";
import { exportMessages } from "./messages.ts";
import { type ExportSubject, useExport } from "./use-export.ts";

const kinds: readonly ExportKind[] = ["pytorch", "safetensors", "onnx", "demo"];

function formatMegabytes(bytes: number, locale: Locale): string {
  const unit = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, unit).format(bytes / 1e6);
}

/** The formats, how large each is, and what became of the last one asked for. */
export function ExportList({ locale, subject }: { locale: Locale; subject: ExportSubject }) {
  const t = exportMessages[locale];
  const { state, make } = useExport(subject);
  const isHalf = subject.backbone === shippedBackbone;
  const head = { classCount: subject.classes.length, hiddenUnits: subject.hiddenUnits };
  const architecture = architectureOf(subject.backbone);
  const network = findNetwork(architecture);
  // Trained weights have no exact binary16 form: two bytes more each, in base64.
  const thawedExtra = (subject.thawedWeights * 2 * 4) / 3;
  /** Null where the network isn't known any more: the export itself then says so. */
  const bytesOf = (kind: ExportKind) =>
    network && estimateBytes(kind, network, head, isHalf) + (kind === "demo" && isHalf ? thawedExtra : 0);
  const isTooLarge = (kind: ExportKind) =>
    kind === "demo" && network !== undefined && !isDemoBearable(network, head, isHalf);
  const making = state.status === "making" ? state.kind : null;
  return (
    <>
      <ul className="exports">
        {kinds.map((kind) => (
          <li key={kind}>
            <div>
              <h3>{t.kinds[kind].name}</h3>
              <p id={`export-${kind}`}>
                {kind === "pytorch" ? t.kinds.pytorch.what(architecture) : t.kinds[kind].what}
                {isTooLarge(kind) && ` ${t.tooLarge(formatMegabytes(MAX_DEMO_BYTES, locale))}`}
              </p>
            </div>
            <span className="dim tnum">{network && t.size(formatMegabytes(bytesOf(kind) ?? 0, locale))}</span>
            <Button
              icon="download"
              busy={making === kind}
              disabled={isTooLarge(kind)}
              aria-disabled={making !== null || undefined}
              aria-describedby={`export-${kind}`}
              onClick={() => make(kind)}
            >
              {t.save(t.kinds[kind].called)}
            </Button>
          </li>
        ))}
      </ul>
      <p className="export-state" role="status">
        {state.status === "making" && t.making(t.kinds[state.kind].called)}
        {state.status === "saved" && t.saved(state.name, formatMegabytes(state.bytes, locale))}
      </p>
      {state.status === "failed" && (
        <Note kind="error" live="assertive">
          {t.failures[state.reason]}
        </Note>
      )}
    </>
  );
}
