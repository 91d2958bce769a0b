import type { Locale } from "@thaw/contracts/ids";
import type { LessonTerminal } from "@thaw/contracts/lesson-document";
import { Icon } from "@thaw/ui/icon";
import { terminalMessages } from "../messages.ts";
import { CodeLines } from "./code-lines.tsx";

export const standardTitle = "bash — pytorch-env";

/** `lesson-7.head-swap` → `head_swap.py`, as the command line and tracebacks name it. */
export const filenameOf = (slug: string): string => `${slug.replaceAll("-", "_")}.py`;

interface ShellProps {
  locale: Locale;
  terminal: LessonTerminal;
  hasInspector: boolean;
}

/**
 * A terminal and its inspector before they wake up: drawn on the server, of the size that they will have. What carries
 * `data-wish` says what a click on it asks for, so that nothing that was asked is lost while the rest is loaded.
 */
export function TerminalShell({ locale, terminal, hasInspector }: ShellProps) {
  const t = terminalMessages[locale];
  const title = terminal.title ?? standardTitle;
  return (
    <div className="bench-grid">
      <section className="term" aria-label={t.bench(title)}>
        <header>
          <Icon name="terminal" />
          <h3>{title}</h3>
          <span className="state">
            <i className="live still" />
            {t.ready}
          </span>
          <span className="push" />
          <button type="button" className="btn warm" data-wish="run">
            <Icon name="play" />
            {t.run}
          </button>
          <button type="button" className="btn" disabled>
            <Icon name="stop" />
            {t.stop}
          </button>
          <button type="button" className="btn" data-wish="reset">
            <Icon name="reset" />
            {t.reset}
          </button>
        </header>
        <div className="term-note failed">{t.loadFailed}</div>
        <div className="term-file">
          <span lang="en">{filenameOf(terminal.slug)}</span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the code scrolls, and a focus here brings the editor. */}
        <section className="code" aria-label={t.code} tabIndex={0} data-wish="edit" lang="en">
          <CodeLines code={terminal.code} readOnly={terminal.readOnly} />
        </section>
        <div className="out">
          <span className="dim">{t.outputEmpty}</span>
        </div>
      </section>
      {hasInspector && (
        <section className="insp panel" aria-label={t.tensors}>
          <header>
            <h3>{t.tensors}</h3>
            <span className="chip success">
              <i className="live still" />
              {t.live}
            </span>
          </header>
          <div className="scroll">
            <div className="empty">
              <Icon name="snow" />
              <span>{t.tensorsEmpty}</span>
            </div>
          </div>
        </section>
      )}
    </div>
  );
}
