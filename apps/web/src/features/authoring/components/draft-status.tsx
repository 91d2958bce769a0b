"use client";
import { Icon } from "@thaw/ui/icon";
import { useLocale } from "#platform/client/locale-context.tsx";
import type { DraftStatus as Status } from "../client/use-draft.ts";
import { authoringMessages } from "../messages.ts";

/** Where the draft is: on the server, on its way, or on this device alone. */
export function DraftStatus({ status, here }: { status: Status; here: string }) {
  const locale = useLocale();
  const t = authoringMessages[locale];
  return (
    <span className="kicker mark" role="status">
      {status.name === "saving" && (
        <>
          <i className="live" />
          {t.saving}
        </>
      )}
      {status.name === "saved" && (
        <>
          <Icon name="check" />
          {t.saved(status.at.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" }))}
        </>
      )}
      {status.name === "kept-here" && (
        <>
          <Icon name="offline" />
          {status.detail ?? t.keptHere}
        </>
      )}
      {status.name === "signed-out" && (
        <>
          <Icon name="alert" />
          {t.signedOut} <a href={`/${locale}/sign-in?next=${encodeURIComponent(here)}`}>{t.signIn}</a>
        </>
      )}
    </span>
  );
}
