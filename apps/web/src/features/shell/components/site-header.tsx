"use client";
import { BrandMark } from "@thaw/ui/brand";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { shellMessages } from "../messages.ts";
import { AccountMenu } from "./account-menu.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { OfflineStrip } from "./offline-strip.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { useNavigation } from "./use-navigation.ts";

/** The strip at the top of every page. `crumbs` takes the place of the tabs where a page has them. */
export function SiteHeader({ crumbs, status }: { crumbs?: ReactNode; status?: ReactNode }) {
  const locale = useLocale();
  const pathname = usePathname();
  const links = useNavigation();
  const t = shellMessages[locale];
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header className="bar">
        <a className="brand" href={`/${locale}`}>
          <BrandMark />
          <span>Thaw</span>
        </a>
        {crumbs ?? (
          <nav className="tabs" aria-label={t.main}>
            {links.map(({ href, label }) => (
              <a key={href} href={href} aria-current={pathname === href ? "page" : undefined}>
                {label}
              </a>
            ))}
          </nav>
        )}
        <span className="push" />
        {status}
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu />
      </header>
      <OfflineStrip />
    </>
  );
}
