"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Icon } from "@thaw/ui/icon";
import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { OutputBlock, OutputLog } from "../client/output-log.ts";
import { panelMessages } from "../panel-messages.ts";

interface OutputViewProps {
  locale: Locale;
  log: OutputLog;
  filename: string;
  isRunning: boolean;
  onGoTo: (line: number, column: number | null) => void;
  /** Stands at the end: what is typed next. */
  children: ReactNode;
}

/** The output from top to bottom. It follows what is new, and never moves a reader who scrolled up. */
export function OutputView({ locale, log, filename, isRunning, onGoTo, children }: OutputViewProps) {
  const t = panelMessages[locale];
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (isAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [log]);
  // A picture has its height a moment later.
  useEffect(() => {
    const content = box.current?.querySelector(".blocks");
    if (!content) return;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    observer.observe(content);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      className="out"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={t.output}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      {log.blocks.length === 0 && !isRunning && <span className="dim">{t.outputEmpty}</span>}
      <div className="blocks" lang="en">
        {log.blocks.map((block) => (
          <Block key={block.key} {...{ locale, block, filename, onGoTo }} />
        ))}
      </div>
      {children}
      <Announcer locale={locale} log={log} isRunning={isRunning} />
    </section>
  );
}

interface BlockProps {
  locale: Locale;
  block: OutputBlock;
  filename: string;
  onGoTo: (line: number, column: number | null) => void;
}

const Block = memo(function Block({ locale, block, filename, onGoTo }: BlockProps) {
  const t = panelMessages[locale];
  switch (block.kind) {
    case "command":
      return (
        <div className="command">
          <span className="dim" aria-hidden="true">
            {block.isPrompt ? ">>> " : "$ "}
          </span>
          {block.isPrompt ? block.text.split("\n").join("\n... ") : <span className="dim">{block.text}</span>}
        </div>
      );
    case "text":
      return <span className={block.stream === "stderr" ? "err" : undefined}>{block.text}</span>;
    case "picture":
      return <Picture block={block} label={block.label || t.picture} />;
    case "notice":
      return (
        <p className="said" lang={locale}>
          <Icon name="info" />
          {t.notices[block.notice]}
        </p>
      );
    case "end":
      return (
        <div className={block.outcome === "ok" ? "ok" : block.outcome === "error" ? "err" : "dim"} lang={locale}>
          {t.outcome(block.outcome, secondsOf(block.milliseconds))}
        </div>
      );
    case "traceback":
      return <TracebackView {...{ locale, block, filename, onGoTo }} />;
  }
});

const secondsOf = (milliseconds: number): string =>
  (milliseconds / 1000).toFixed(milliseconds < 9995 ? 2 : milliseconds < 99_950 ? 1 : 0);

/** An address for bytes that came out of the sandbox: as a picture they can run nothing. */
function Picture({ block, label }: { block: OutputBlock & { kind: "picture" }; label: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([block.data as Uint8Array<ArrayBuffer>], { type: block.mime }));
    setUrl(address);
    return () => URL.revokeObjectURL(address);
  }, [block]);
  return <span className="drawn">{url && <img src={url} alt={label} />}</span>;
}

const fileLine = /^(\s*File ")([^"]+)(", line )(\d+)(.*)$/;

function TracebackView({
  locale,
  block,
  filename,
  onGoTo,
}: BlockProps & { block: OutputBlock & { kind: "traceback" } }) {
  const t = panelMessages[locale];
  const { traceback } = block;
  return (
    <div className="err traceback">
      {traceback.text
        .replace(/\n$/, "")
        .split("\n")
        .map((text, index) => {
          const [, before, file, middle, line, after] = fileLine.exec(text) ?? [];
          const isLinked = file !== undefined && (file === filename || file.endsWith(`/${filename}`));
          if (!isLinked) return <div key={index}>{text || " "}</div>;
          const frame = traceback.frames.find((one) => one.file === file && one.line === Number(line));
          return (
            <div key={index}>
              {before}
              {file}
              {'", '}
              <button
                type="button"
                className="to-line"
                title={t.goTo(Number(line))}
                onClick={() => onGoTo(Number(line), frame?.column ?? null)}
              >
                {middle?.replace('", ', "")}
                {line}
              </button>
              {after}
            </div>
          );
        })}
    </div>
  );
}

/** Says new output to screen readers, at most every two seconds, and not more than a few lines of it. */
function Announcer({ locale, log, isRunning }: { locale: Locale; log: OutputLog; isRunning: boolean }) {
  const t = panelMessages[locale];
  const [said, setSaid] = useState("");
  const seen = useRef(log.nextKey);
  const latest = useRef(log);
  latest.current = log;
  useEffect(() => {
    const tell = () => {
      const fresh = latest.current.blocks.filter(({ key }) => key >= seen.current);
      if (fresh.length === 0) return;
      seen.current = latest.current.nextKey;
      const text = fresh
        .map((block) => {
          if (block.kind === "text") return block.text;
          if (block.kind === "traceback") return `${block.traceback.type}: ${block.traceback.message}`;
          if (block.kind === "notice") return t.notices[block.notice];
          if (block.kind === "end") return t.outcome(block.outcome, secondsOf(block.milliseconds));
          return block.kind === "picture" ? block.label || t.picture : "";
        })
        .join("\n")
        .trim();
      if (text) setSaid(t.announce(text.slice(-400)));
    };
    if (!isRunning) tell();
    const timer = setInterval(tell, 2000);
    return () => clearInterval(timer);
  }, [isRunning, t]);
  return (
    <span className="sr" aria-live="polite" aria-atomic="true">
      {said}
    </span>
  );
}
