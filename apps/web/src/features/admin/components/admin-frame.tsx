import type { Locale } from "@thaw/contracts/ids";
import type { ReactNode } from "react";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { adminMessages } from "../messages.ts";

const pages = ["overview", "people", "courses", "invitations", "settings", "audit"] as const;
export type AdminPage = (typeof pages)[number];

const addressOf = (locale: Locale, page: AdminPage): string =>
  `/${locale}/admin${page === "overview" ? "" : `/${page}`}`;

/** The head that all admin pages share, with the way between them. */
export function AdminFrame(props: { locale: Locale; page: AdminPage; title?: string; children: ReactNode }) {
  const { locale, page, title, children } = props;
  const t = adminMessages[locale];
  return (
    <>
      <SiteHeader />
      <main id="main" className="admin-page">
        <div className="head">
          <h1 className="page-title">{title ?? t[page]}</h1>
        </div>
        <nav className="pages" aria-label={t.sections}>
          {pages.map((one) => (
            <a key={one} href={addressOf(locale, one)} aria-current={one === page ? "page" : undefined}>
              {t[one]}
            </a>
          ))}
        </nav>
        {children}
      </main>
    </>
  );
}
