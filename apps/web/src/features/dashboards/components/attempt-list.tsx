"use client";
import type { AttemptView } from "@thaw/contracts/attempts";
import type { Locale } from "@thaw/contracts/ids";
import type { LabResponse } from "@thaw/contracts/response";
import { Icon } from "@thaw/ui/icon";
import { remarkMessage } from "#features/assessment/remark-messages.ts";
import { goalMessages } from "#features/lab/grading/goal-messages.ts";
import { goalPercent } from "#features/lab/grading/goal-text.ts";
import { formatPercent } from "#features/lab/run/format.ts";
import { Nodes } from "#features/lesson/components/render-nodes.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { teachMessages } from "../messages.ts";
import { LocalTime } from "./local-time.tsx";

interface Props {
  attempts: readonly AttemptView[];
  points: number;
  choices: Readonly<Record<string, string>>;
}

const iconOf = { right: "check", wrong: "x", unreadable: "info" } as const;

/** Attempts for one item, newest first: when, what was answered, its verdict and score, and what the learner was told. */
export function AttemptList({ attempts, points, choices }: Props) {
  const locale = useLocale();
  const t = teachMessages[locale];
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  if (attempts.length === 0) return <p className="kicker">{t.noAttempts}</p>;
  return (
    <ol className="tries">
      {attempts.map((attempt) => (
        <li key={attempt.id}>
          <div>
            <span className={`verdict ${attempt.verdict}`}>
              <Icon name={iconOf[attempt.verdict]} />
              {t.verdict[attempt.verdict]}
              {attempt.verdict !== "unreadable" &&
                ` · ${t.earned(figure.format(attempt.score), figure.format(points))}`}
            </span>
            <LocalTime at={attempt.createdAt} />
          </div>
          <Response response={attempt.response} choices={choices} nothing={t.nothingChosen} locale={locale} />
          {(attempt.remarks.length > 0 || attempt.feedback.length > 0) && (
            <div className="told">
              <span className="sr">{t.told}</span>
              {attempt.remarks.map((remark) => (
                <p key={remark.code}>{remarkMessage(remark, locale)}</p>
              ))}
              <Nodes nodes={attempt.feedback} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

interface ResponseProps {
  response: AttemptView["response"];
  choices: Props["choices"];
  nothing: string;
  locale: Locale;
}

function labText({ experiment, server, own, goal }: LabResponse, locale: Locale): string {
  const ownPercent = formatPercent(own.total === 0 ? 0 : own.correct / own.total, locale);
  return goalMessages[locale].attempt(experiment, server.from, server.to, ownPercent, goalPercent(goal, locale));
}

function Response({ response, choices, nothing, locale }: ResponseProps) {
  switch (response.kind) {
    case "single-choice":
      return <p className="answer">{choices[response.choice] ?? <code>{response.choice}</code>}</p>;
    case "several-choices":
      return response.choices.length === 0 ? (
        <p className="answer">{nothing}</p>
      ) : (
        <ul className="answer">
          {response.choices.map((choice) => (
            <li key={choice}>{choices[choice] ?? <code>{choice}</code>}</li>
          ))}
        </ul>
      );
    case "code-expression":
      return <code>{response.code}</code>;
    case "lab":
      return <p className="answer">{labText(response, locale)}</p>;
    default:
      return <code>{response.text}</code>;
  }
}
