"use client";
import type { PublicItem } from "@thaw/contracts/lesson-document";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import { usePathname } from "next/navigation";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";
import type { ItemView } from "./use-item.ts";

/** Under an item: the button, how many tries are left and what they are worth, and what stands in the way. */
export function ItemStatus({ item, view, submitLabel }: { item: PublicItem; view: ItemView; submitLabel: string }) {
  const locale = useLocale();
  const pathname = usePathname();
  const t = assessmentMessages[locale];
  const { policy } = item;
  if (view.phase === "inert") return <p className="act">{t.policy(policy.points, policy.tries, policy.credit)}</p>;
  if (view.phase === "loading") return <p className="act">{t.policy(policy.points, policy.tries, policy.credit)}</p>;
  if (view.phase === "signed-out") {
    return (
      <div className="act">
        <Button href={`/${locale}/sign-in?next=${encodeURIComponent(`${pathname}#${item.slug}`)}`}>
          {t.signInToAnswer}
        </Button>
        <span>{t.policy(policy.points, policy.tries, policy.credit)}</span>
      </div>
    );
  }
  if (view.phase === "enrol") {
    return (
      <div className="act">
        <Button onClick={() => void view.enrol()}>{t.enrol}</Button>
      </div>
    );
  }
  if (view.phase === "refused") return <p className="act">{t.cannotAnswer}</p>;
  const left = view.standing?.triesLeft;
  const tries = view.closed ? t.closed : left === null || left === undefined ? t.unlimited : t.triesLeft(left);
  const wrong = view.shown && view.shown.verdict !== "right";
  return (
    <>
      <div className="act">
        {view.settled && view.shown ? (
          <span className="mark earned">
            <Icon name="check" />
            {t.earned(view.standing?.bestScore ?? 0, policy.points)}
          </span>
        ) : wrong && !view.closed ? (
          <Button onClick={view.again}>{t.again}</Button>
        ) : (
          !view.closed && (
            <Button
              variant="warm"
              busy={view.sending}
              aria-disabled={!view.canSubmit || undefined}
              onClick={view.submit}
            >
              {view.sending ? t.sending : submitLabel}
            </Button>
          )
        )}
        {!view.settled && (
          <span>
            {view.standing?.triesUsed ? tries : t.policy(policy.points, policy.tries, policy.credit)}
            {view.closed && ` · ${t.earned(view.standing?.bestScore ?? 0, policy.points)}`}
          </span>
        )}
        {view.draftSavedAt && (
          <span className="draft">
            {t.draftKept(
              new Date(view.draftSavedAt).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" }),
            )}{" "}
            <button type="button" className="linklike" onClick={view.discard}>
              {t.discard}
            </button>
          </span>
        )}
      </div>
      <Waiting view={view} slug={item.slug} />
    </>
  );
}

function Waiting({ view, slug }: { view: ItemView; slug: string }) {
  const locale = useLocale();
  const pathname = usePathname();
  const t = assessmentMessages[locale];
  const text = view.waiting === "signed-out" ? t.signedOut : view.waiting === "busy" ? t.busy : t.waiting;
  return (
    <div role="status">
      {view.waiting && (
        <div className="note frozen waiting">
          <Icon name={view.waiting === "signed-out" ? "key" : "offline"} />
          <span>{text}</span>
          {view.waiting === "signed-out" && (
            <a className="btn" href={`/${locale}/sign-in?next=${encodeURIComponent(`${pathname}#${slug}`)}`}>
              {t.signInAgain}
            </a>
          )}
          <Button variant="quiet" onClick={view.withdraw}>
            {t.withdraw}
          </Button>
        </div>
      )}
      {view.trouble && (
        <div className="note error">
          <Icon name="alert" />
          <span>{"problem" in view.trouble ? view.trouble.problem.detail : t.waiting}</span>
        </div>
      )}
    </div>
  );
}
