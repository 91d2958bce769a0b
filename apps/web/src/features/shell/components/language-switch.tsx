"use client";
import type { Locale } from "@thaw/contracts/ids";
import { usePathname } from "next/navigation";
import { useLocale } from "#platform/client/locale-context.tsx";
import { localeCookie } from "#platform/locale.ts";
import { shellMessages } from "../messages.ts";

const names: Record<Locale, string> = { ja: "日本語", en: "English" };

/** The section whose heading was passed last: where the other language's page should open. */
function currentSection(): string {
  let id = "";
  for (const section of document.querySelectorAll<HTMLElement>("section[data-section]")) {
    if (section.getBoundingClientRect().top < window.innerHeight * 0.4) id = section.id;
  }
  return id;
}

/** Plain links, so that they work before any script does; with one, the reader's place goes along. */
export function LanguageSwitch() {
  const locale = useLocale();
  const pathname = usePathname();
  const t = shellMessages[locale];
  const remember = (next: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain HTTP.
    document.cookie = `${localeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <nav className="seg lang" aria-label={t.language}>
      {(["ja", "en"] as const).map((next) => (
        <a
          key={next}
          href={`/${next}${pathname.slice(3)}`}
          lang={next}
          hrefLang={next}
          aria-current={next === locale ? "true" : undefined}
          onClick={(event) => {
            remember(next);
            const section = currentSection();
            if (section) event.currentTarget.hash = section;
            else event.currentTarget.search = window.location.search;
          }}
        >
          {names[next]}
        </a>
      ))}
    </nav>
  );
}
