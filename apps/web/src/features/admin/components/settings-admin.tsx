"use client";
import type { SiteSettings } from "@thaw/contracts/administration";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import { type FormEvent, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { adminMessages } from "../messages.ts";

export function SettingsAdmin({ settings }: { settings: SiteSettings }) {
  const t = adminMessages[useLocale()];
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ kind: "success" | "error"; text: string }>();
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const signUp = new FormData(event.currentTarget).get("signUp");
    setBusy(true);
    setOutcome(undefined);
    try {
      await api("/api/v1/admin/settings", { method: "PUT", body: { signUp } });
      setOutcome({ kind: "success", text: t.saved });
    } catch (error) {
      setOutcome({ kind: "error", text: error instanceof ApiError ? error.problem.detail : t.offline });
    }
    setBusy(false);
  };
  return (
    <form method="post" onSubmit={save} className="stack-form">
      <fieldset>
        <legend>{t.signUp}</legend>
        <p className="help">{t.signUpHelp}</p>
        {(["open", "invitation", "off"] as const).map((value) => (
          <label key={value} className="pick">
            <input type="radio" name="signUp" value={value} defaultChecked={settings.signUp === value} />
            <span>{t.signUps[value]}</span>
          </label>
        ))}
      </fieldset>
      <Button type="submit" variant="warm" busy={busy}>
        {t.save}
      </Button>
      {outcome && (
        <Note kind={outcome.kind} live="polite">
          {outcome.text}
        </Note>
      )}
    </form>
  );
}
