"use client";
import { Button } from "@thaw/ui/button";
import { Input } from "@thaw/ui/field";
import { type FormEvent, useEffect, useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { accountMessages } from "../messages.ts";
import { safeNext } from "./safe-next.ts";
import { type SignInOutcome, signInWith } from "./sign-in-with.ts";

export function SignInForm() {
  const locale = useLocale();
  const t = accountMessages[locale];
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [missing, setMissing] = useState<{ email?: boolean; password?: boolean }>({});
  const [busy, setBusy] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  // The form works once this script runs; until then the button waits, so that nothing typed is sent in the address.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const email = String(data.get("email") ?? "").trim();
    const password = String(data.get("password") ?? "");
    setMissing({ email: !email, password: !password });
    if (!email || !password || busy) return;
    setBusy(true);
    const result = await signInWith(email, password);
    if (result === "signed-in") {
      window.location.assign(safeNext(new URLSearchParams(window.location.search).get("next"), locale));
      return;
    }
    setOutcome(result);
    setBusy(false);
  };
  const trouble =
    outcome === "mismatch"
      ? t.mismatch
      : outcome === "limited"
        ? t.limited
        : outcome === "unreachable"
          ? t.unreachable
          : undefined;
  return (
    <form method="post" onSubmit={submit} noValidate>
      <div>
        <h1>{t.signIn}</h1>
        <p>{t.signInLead}</p>
      </div>
      <Input
        label={t.email}
        name="email"
        type="email"
        autoComplete="username"
        required
        error={missing.email ? t.required : undefined}
      />
      <Input
        label={t.password}
        labelAside={
          <button type="button" className="linklike" aria-expanded={helpOpen} onClick={() => setHelpOpen(!helpOpen)}>
            {t.forgotten}
          </button>
        }
        name="password"
        type="password"
        autoComplete="current-password"
        required
        help={helpOpen ? t.forgottenHelp : undefined}
        error={missing.password ? t.required : trouble}
      />
      <Button variant="warm" type="submit" busy={busy} disabled={!ready}>
        {busy ? t.working : t.signIn}
      </Button>
    </form>
  );
}
