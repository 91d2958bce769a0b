"use client";
import { PlainPage } from "#features/account/components/plain-page.tsx";
import { accountMessages } from "#features/account/messages.ts";
import { useLocale } from "#platform/client/locale-context.tsx";

export default function NotFound() {
  const locale = useLocale();
  const t = accountMessages[locale];
  return <PlainPage locale={locale} title={t.notHereTitle} text={t.notHere} action={{ href: `/${locale}`, label: t.goHome }} />;
}
