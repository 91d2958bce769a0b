"use client";
import { PlainPage } from "#features/account/components/plain-page.tsx";
import { accountMessages } from "#features/account/messages.ts";
import { useLocale } from "#platform/client/locale-context.tsx";

export default function ErrorPage() {
  const locale = useLocale();
  const t = accountMessages[locale];
  return <PlainPage locale={locale} title={t.brokenTitle} text={t.broken} action={{ href: "", label: t.retry }} />;
}
