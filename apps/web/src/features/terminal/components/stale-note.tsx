"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { TerminalCode } from "@thaw/contracts/terminal-code";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { useState } from "react";
import { createPortal } from "react-dom";
import { changedLines } from "../client/color-python.ts";
import { panelMessages } from "../panel-messages.ts";
import { CodeLines } from "./code-lines.tsx";

interface StaleNoteProps {
  locale: Locale;
  mine: () => string;
  newer: TerminalCode;
  onChoose: (code: string) => void;
}

/** Two windows wrote over the same version: the learner says which one goes on. */
export function StaleNote({ locale, mine, newer, onChoose }: StaleNoteProps) {
  const t = panelMessages[locale];
  const [both, setBoth] = useState<string | null>(null);
  const when = new Date(newer.updatedAt).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  const buttons = (code: string) => (
    <>
      <Button onClick={() => onChoose(code)}>{t.keepMine}</Button>
      <Button onClick={() => onChoose(newer.code)}>{t.takeNewer}</Button>
    </>
  );
  return (
    <div className="term-note stale" role="alert">
      <p>
        <b>{t.staleTitle}</b> {t.staleBody}
      </p>
      <div className="row">
        {buttons(mine())}
        <Button onClick={() => setBoth(mine())}>{t.seeBoth}</Button>
      </div>
      {both !== null &&
        createPortal(
          <Dialog
            open
            wide
            title={t.staleTitle}
            closeLabel={t.close}
            onClose={() => setBoth(null)}
            footer={buttons(both)}
          >
            <div className="both">
              <div>
                <h3>{t.mine}</h3>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
                <section className="code" aria-label={t.mine} tabIndex={0} lang="en">
                  <CodeLines code={both} mine={changedLines(newer.code, both)} />
                </section>
              </div>
              <div>
                <h3>{t.newer(when)}</h3>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
                <section className="code" aria-label={t.newer(when)} tabIndex={0} lang="en">
                  <CodeLines code={newer.code} mine={changedLines(both, newer.code)} />
                </section>
              </div>
            </div>
          </Dialog>,
          document.body,
        )}
    </div>
  );
}
