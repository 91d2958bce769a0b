import { locales } from "@thaw/contracts/ids";
import { accountMessages } from "#features/account/messages.ts";

/** Both languages, of which the page's own is shown: this page is not told the language, and must not need a script. */
export default function NotFound() {
  return (
    <main id="main" className="plain-page">
      {locales.map((locale) => {
        const t = accountMessages[locale];
        return (
          <div key={locale} className="only-in" lang={locale}>
            <h1>{t.notHereTitle}</h1>
            <p>{t.notHere}</p>
            <a className="btn warm" href={`/${locale}`}>
              {t.goHome}
            </a>
          </div>
        );
      })}
    </main>
  );
}
