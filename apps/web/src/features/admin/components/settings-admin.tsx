"use client";
import type { SiteSettings } from "@thaw/contracts/administration";
import { Button } from "@thaw/ui/button";
import { type FormEvent, useState } from "react";
import { api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { useAttempt } from "#platform/client/use-attempt.ts";
import { adminMessages } from "../messages.ts";
import { SavedNote } from "./saved-note.tsx";

export function SettingsAdmin({ settings }: { settings: SiteSettings }) {
  const t = adminMessages[useLocale()];
  const { busy, trouble, attempt } = useAttempt();
  const [saved, setSaved] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const signUp = new FormData(event.currentTarget).get("signUp");
    setSaved(false);
    setSaved(await attempt(() => api("/api/v1/admin/settings", { method: "PUT", body: { signUp } })));
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
      <SavedNote saved={saved} trouble={trouble} />
    </form>
  );
}
