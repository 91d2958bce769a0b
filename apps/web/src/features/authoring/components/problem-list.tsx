"use client";
import type { SaidProblem } from "@thaw/contracts/authoring";
import { Chip } from "@thaw/ui/chip";
import { Icon } from "@thaw/ui/icon";
import { useLocale } from "#platform/client/locale-context.tsx";
import type { PreviewState } from "../client/use-preview.ts";
import { authoringMessages } from "../messages.ts";

interface Props {
  preview: PreviewState;
  onGoTo: (problem: SaidProblem) => void;
}

/** What is wrong in the source, by line; each message leads to its place. */
export function ProblemList({ preview, onGoTo }: Props) {
  const t = authoringMessages[useLocale()];
  const problems = preview.result?.problems ?? [];
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  return (
    <section className="msgs" aria-label={t.checks}>
      <header>
        <h2>{t.checks}</h2>
        <span role="status">
          {errors > 0 && <Chip tone="error">{t.errors(errors)}</Chip>}{" "}
          {warnings > 0 && <Chip tone="notice">{t.warnings(warnings)}</Chip>}
          {problems.length === 0 && preview.result && (
            <span className="kicker">
              <Icon name="check" /> {t.noProblems}
            </span>
          )}
        </span>
        <span className="push kicker">
          {preview.checking
            ? t.checking
            : preview.unreachable
              ? t.offline
              : preview.result && t.compiledIn(preview.result.milliseconds)}
        </span>
      </header>
      {problems.length > 0 && (
        <ol>
          {problems.map((problem, index) => (
            <li key={index}>
              <button
                type="button"
                className={problem.severity === "error" ? "m e" : "m w"}
                onClick={() => onGoTo(problem)}
              >
                <Icon name={problem.severity === "error" ? "x" : "alert"} />
                <span>{problem.message}</span>
                <span className="at">
                  <span className="sr">{t.goToLine(problem.line)} </span>
                  <span aria-hidden="true">
                    {problem.line}:{problem.column}
                  </span>
                </span>
                {problem.hint && <small>{problem.hint}</small>}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
