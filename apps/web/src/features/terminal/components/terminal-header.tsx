"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Icon } from "@thaw/ui/icon";
import { Melt } from "@thaw/ui/melt";
import { Popover } from "@thaw/ui/popover";
import { useEffect, useState } from "react";
import { type PanelState, standingOf } from "../client/panel-state.ts";
import { panelMessages } from "../panel-messages.ts";

interface HeaderProps {
  locale: Locale;
  title: string;
  state: PanelState;
  onRun: () => void;
  onStop: () => void;
  onReset: () => void;
  onRestart: () => void;
  onVersions: (() => void) | null;
  onClear: () => void;
  onCopy: () => void;
}

const tones: Record<string, string> = {
  running: "busy",
  "waiting-for-input": "busy",
  stopping: "busy",
  loading: "cool",
  error: "bad",
  crashed: "bad",
  failed: "bad",
  interrupted: "quiet",
};

/** The window's bar: what Python is doing, and what can be asked of it. */
export function TerminalHeader(props: HeaderProps) {
  const { locale, title, state, onRun, onStop, onReset, onRestart, onVersions, onClear, onCopy } = props;
  const t = panelMessages[locale];
  const standing = standingOf(state);
  const isBusy = state.open.length > 0;
  return (
    <>
      <header>
        <Icon name="terminal" />
        <h3>{title}</h3>
        <span className={`state ${tones[standing] ?? ""}`} role="status">
          <i className={isBusy || standing === "loading" ? "live" : "live still"} />
          <span>{t.standing[standing]}</span>
        </span>
        {(standing === "running" || standing === "stopping") && <Elapsed locale={locale} since={state.startedAt} />}
        <span className="push" />
        <button
          type="button"
          className="btn warm"
          aria-keyshortcuts="Control+Enter"
          title={t.runTitle}
          aria-disabled={isBusy}
          data-wish="run"
          onClick={isBusy ? undefined : onRun}
        >
          <Icon name="play" />
          {t.run}
        </button>
        <button
          type="button"
          className="btn"
          aria-disabled={!isBusy}
          data-wish="stop"
          onClick={isBusy ? onStop : undefined}
        >
          <Icon name="stop" />
          {t.stop}
        </button>
        <button type="button" className="btn" aria-label={t.resetLabel} data-wish="reset" onClick={onReset}>
          <Icon name="reset" />
          {t.reset}
        </button>
        <Popover label={t.more} trigger={<Icon name="more" />} triggerClassName="btn icon-only">
          {onVersions && (
            <button type="button" onClick={onVersions}>
              <Icon name="clock" />
              {t.versions}
            </button>
          )}
          <button type="button" onClick={onCopy}>
            <Icon name="download" />
            {t.copy}
          </button>
          <button type="button" onClick={onClear}>
            <Icon name="x" />
            {t.clear}
          </button>
          <button type="button" onClick={onRestart}>
            <Icon name="reset" />
            {t.restart}
          </button>
        </Popover>
      </header>
      {standing === "loading" && <Loading locale={locale} state={state} />}
    </>
  );
}

function Loading({ locale, state }: { locale: Locale; state: PanelState }) {
  const t = panelMessages[locale];
  const { progress, open } = state;
  const isFetching = progress !== null && progress.receivedBytes < progress.totalBytes;
  const figures = progress
    ? t.loadingBytes(megabytes(progress.receivedBytes), megabytes(progress.totalBytes))
    : t.loadingStart;
  const text = isFetching ? figures : t.loadingStart;
  return (
    <div className="term-note loading">
      <Melt
        thin
        label={t.standing.loading}
        valueText={text}
        {...(isFetching ? { value: progress.receivedBytes / progress.totalBytes } : {})}
      />
      <span className="tnum">{text}</span>
      {open.length > 0 && <span>{t.queued}</span>}
    </div>
  );
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

function Elapsed({ locale, since }: { locale: Locale; since: number | null }) {
  const t = panelMessages[locale];
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 200);
    return () => clearInterval(timer);
  }, []);
  if (since === null) return null;
  return (
    <span className="elapsed tnum" aria-hidden="true">
      {t.seconds((Math.max(0, now - since) / 1000).toFixed(1))}
    </span>
  );
}
