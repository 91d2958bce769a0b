"use client";
import { useLocale } from "#platform/client/locale-context.tsx";
import { adminMessages } from "../messages.ts";

interface Props {
  page: number;
  more: boolean;
  /** What the list was asked for; it goes along to the next page. */
  query?: Record<string, string>;
}

export function Pages({ page, more, query = {} }: Props) {
  const t = adminMessages[useLocale()];
  if (page === 1 && !more) return null;
  const address = (next: number) => {
    const kept = Object.entries(query).filter(([, value]) => value !== "");
    return `?${new URLSearchParams([...kept, ["page", String(next)]])}`;
  };
  return (
    <nav className="paging" aria-label={t.page(page)}>
      {page > 1 && (
        <a className="btn" href={address(page - 1)}>
          {t.previous}
        </a>
      )}
      <span className="kicker">{t.page(page)}</span>
      {more && (
        <a className="btn" href={address(page + 1)}>
          {t.next}
        </a>
      )}
    </nav>
  );
}
