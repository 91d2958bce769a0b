"use client";
import { Button } from "@thaw/ui/button";
import { Input } from "@thaw/ui/field";
import { Note } from "@thaw/ui/note";
import { type FormEvent, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { accountMessages } from "../messages.ts";

type Outcome = { ok: true } | { ok: false; text: string; fields: Record<string, string> };

async function attempt(work: () => Promise<unknown>, unreachable: string): Promise<Outcome> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ApiError)) return { ok: false, text: unreachable, fields: {} };
    const fields = Object.fromEntries(
      (error.problem.fields ?? []).map(({ path, message }) => [path.replace("body.", ""), message]),
    );
    return { ok: false, text: error.problem.detail, fields };
  }
}

export function AccountSettings({ name }: { name: string }) {
  const locale = useLocale();
  const t = accountMessages[locale];
  const [profile, setProfile] = useState<Outcome | null>(null);
  const [password, setPassword] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);

  const saveProfile = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get("name"));
    setProfile(await attempt(() => api("/api/v1/profile", { method: "PATCH", body: { name: next } }), t.unreachable));
  };
  const changePassword = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const body = { current: String(data.get("current")), next: String(data.get("next")) };
    setBusy(true);
    const outcome = await attempt(() => api("/api/v1/password", { method: "PUT", body }), t.unreachable);
    setBusy(false);
    setPassword(outcome);
    if (outcome.ok) window.location.assign(`/${locale}/sign-in`);
  };
  const signOutEverywhere = async () => {
    const outcome = await attempt(
      () => api("/api/v1/sign-out-everywhere", { method: "POST", body: {} }),
      t.unreachable,
    );
    if (outcome.ok) window.location.assign(`/${locale}/sign-in`);
    else setPassword(outcome);
  };
  const fieldsOf = (outcome: Outcome | null) => (outcome && !outcome.ok ? outcome.fields : {});
  return (
    <>
      <section className="panel setting">
        <header>
          <h2>{t.profile}</h2>
        </header>
        <form onSubmit={saveProfile} noValidate>
          <Input
            label={t.name}
            name="name"
            defaultValue={name}
            autoComplete="name"
            help={t.nameHelp}
            error={fieldsOf(profile).name}
          />
          <div className="act">
            <Button type="submit">{t.save}</Button>
            <span role="status">{profile && (profile.ok ? t.saved : profile.text)}</span>
          </div>
        </form>
      </section>
      <section className="panel setting">
        <header>
          <h2>{t.changePassword}</h2>
        </header>
        <form onSubmit={changePassword} noValidate>
          <p>{t.changePasswordLead}</p>
          <Input
            label={t.currentPassword}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={fieldsOf(password).current}
          />
          <Input
            label={t.newPassword}
            name="next"
            type="password"
            autoComplete="new-password"
            help={t.passwordHelp}
            required
            error={fieldsOf(password).next}
          />
          {password && !password.ok && (
            <Note kind="error" live="assertive">
              {password.text}
            </Note>
          )}
          <div className="act">
            <Button type="submit" busy={busy}>
              {t.change}
            </Button>
          </div>
        </form>
      </section>
      <section className="panel setting">
        <header>
          <h2>{t.everywhere}</h2>
        </header>
        <div>
          <p>{t.everywhereLead}</p>
          <div className="act">
            <Button onClick={() => void signOutEverywhere()}>{t.everywhereDo}</Button>
          </div>
        </div>
      </section>
    </>
  );
}
