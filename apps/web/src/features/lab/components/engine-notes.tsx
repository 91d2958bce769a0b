"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { BackendChoice } from "@thaw/tl-engine/client/lab-types";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import { Note } from "@thaw/ui/note";
import { useEffect, useId, useState } from "react";
import type { EngineState } from "../hooks/use-lab-engine.ts";
import { labMessages } from "../messages.ts";
import { formatDuration } from "../run/format.ts";

const backendNames = { webgpu: "WebGPU", webgl: "WebGL", wasm: "WASM" } as const;

/** What computes, why, and how fast: "WASM: software renderer, 11 ms a photo". */
export function EngineChip({ locale, state }: { locale: Locale; state: EngineState }) {
  const t = labMessages[locale];
  const comma = locale === "ja" ? "、" : ", ";
  return (
    <span title={state.status === "ready" ? (state.probe.renderer ?? undefined) : undefined}>
      <Icon name="layers" />
      {state.status === "ready"
        ? `${t.engineChip(backendNames[state.probe.backend], t.reasons[state.probe.reason])}${comma}${t.perPhoto(formatDuration(state.probe.msPerImage, locale))}`
        : state.status === "starting"
          ? t.engineStarting
          : t.failed}
    </span>
  );
}

/** What shall compute: the probe's choice, or a backend by name. */
export function EngineSelect({
  locale,
  value,
  onChange,
  disabled,
}: {
  locale: Locale;
  value: BackendChoice;
  onChange: (wish: BackendChoice) => void;
  disabled: boolean;
}) {
  const t = labMessages[locale];
  const id = useId();
  return (
    <span>
      <label className="sr" htmlFor={id}>
        {t.computesOn}
      </label>
      <select
        id={id}
        className="select"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value as BackendChoice)}
      >
        <option value="auto">{t.computesOnAuto}</option>
        {Object.entries(backendNames).map(([backend, name]) => (
          <option key={backend} value={backend}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

/** What the browser withholds and what to do about it. Silent where all is well. */
export function EngineNotes({ locale, state, onRetry }: { locale: Locale; state: EngineState; onRetry: () => void }) {
  const t = labMessages[locale];
  const [plainHttp, setPlainHttp] = useState(false);
  useEffect(() => setPlainHttp(!window.isSecureContext), []);
  return (
    <>
      {state.status === "failed" && (
        <Note kind="error" live="assertive" action={<Button onClick={onRetry}>{t.retry}</Button>}>
          {t.failures[state.code]}
        </Note>
      )}
      {state.status === "ready" && state.probe.reason === "no-webgl2" && <Note>{t.noGpuNote}</Note>}
      {plainHttp && <Note>{t.plainHttp}</Note>}
    </>
  );
}
