"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { TerminalCheck } from "@thaw/contracts/lesson-document";
import { Tick } from "@thaw/ui/tick";
import type { ReactNode } from "react";
import type { CheckResults } from "../hooks/use-terminal.ts";
import { panelMessages } from "../panel-messages.ts";

interface CheckListProps {
  locale: Locale;
  checks: readonly TerminalCheck[];
  results: CheckResults;
  /** One for each check, drawn already. */
  hints: readonly ReactNode[];
}

/** What a run is looked at for. It helps, and grades nothing. */
export function CheckList({ locale, checks, results, hints }: CheckListProps) {
  const t = panelMessages[locale];
  const isLooked = results.some((result) => result !== null);
  const met = results.filter(Boolean).length;
  return (
    <section className="checks" aria-label={t.checks}>
      <h4>
        {t.checks}
        <small aria-live="polite">{isLooked ? t.checksMet(met, checks.length) : t.checkNone}</small>
      </h4>
      <ul>
        {checks.map((check, index) => {
          const result = results[index] ?? null;
          return (
            <li key={check.name} className={result ? "met" : undefined}>
              <Tick state={result ? "done" : "todo"} label={result ? t.checkMet : t.checkOpen} />
              <div>
                <span>{check.name}</span>
                {result === false && hints[index] && <div className="hint">{hints[index]}</div>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
