"use client";
import { Button } from "@thaw/ui/button";
import { Input } from "@thaw/ui/field";
import { Note } from "@thaw/ui/note";
import { type FormEvent, useEffect, useState } from "react";
import { ApiError, api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { accountMessages } from "../messages.ts";
import { safeNext } from "./safe-next.ts";
import { signInWith } from "./sign-in-with.ts";

export function SignUpForm({ open }: { open: boolean }) {
  const locale = useLocale();
  const t = accountMessages[locale];
  const [fields, setFields] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [invitation, setInvitation] = useState<string | null>();
  // The invitation stands behind the #, which no server's log ever sees.
  useEffect(() => setInvitation(new URLSearchParams(window.location.hash.slice(1)).get("invitation")), []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const body = {
      email: String(data.get("email")),
      name: String(data.get("name")),
      password: String(data.get("password")),
      locale,
      ...(invitation ? { invitation } : {}),
    };
    setBusy(true);
    setFields({});
    setTrouble(undefined);
    try {
      await api("/api/v1/sign-up", { method: "POST", body });
      const outcome = await signInWith(body.email, body.password);
      const next = safeNext(new URLSearchParams(window.location.search).get("next"), locale);
      window.location.assign(outcome === "signed-in" ? next : `/${locale}/sign-in`);
    } catch (error) {
      setBusy(false);
      if (!(error instanceof ApiError)) setTrouble(t.unreachable);
      else if (error.problem.fields)
        setFields(
          Object.fromEntries(error.problem.fields.map(({ path, message }) => [path.replace("body.", ""), message])),
        );
      else if (error.code === "email-taken") setFields({ email: error.problem.detail });
      else setTrouble(error.problem.detail);
    }
  };
  return (
    <form method="post" onSubmit={submit} noValidate>
      <div>
        <h1>{t.signUp}</h1>
        <p>{t.signUpLead}</p>
      </div>
      {!open && invitation === null && <Note kind="notice">{t.closed}</Note>}
      {invitation && <Note kind="success">{t.invited}</Note>}
      <Input label={t.email} name="email" type="email" autoComplete="username" required error={fields.email} />
      <Input label={t.name} name="name" autoComplete="name" help={t.nameHelp} required error={fields.name} />
      <Input
        label={t.password}
        name="password"
        type="password"
        autoComplete="new-password"
        help={t.passwordHelp}
        required
        error={fields.password}
      />
      {trouble && (
        <Note kind="error" live="assertive">
          {trouble}
        </Note>
      )}
      <Button variant="warm" type="submit" busy={busy} disabled={invitation === undefined || (!open && !invitation)}>
        {busy ? t.working : t.signUp}
      </Button>
    </form>
  );
}
