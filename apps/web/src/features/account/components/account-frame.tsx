import type { Locale } from "@thaw/contracts/ids";
import { Brand } from "@thaw/ui/brand";
import { Mark } from "@thaw/ui/mark";
import type { ReactNode } from "react";
import { LanguageSwitch } from "#features/shell/components/language-switch.tsx";
import { ThemeSwitch } from "#features/shell/components/theme-switch.tsx";
import { accountMessages } from "../messages.ts";
import { MeltingStack } from "./melting-stack.tsx";

/** The page around an account form: the form at the left, the melting stack at the right. */
export function AccountFrame({
  locale,
  footer,
  children,
}: {
  locale: Locale;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const t = accountMessages[locale];
  return (
    <div className="sign-in-page">
      <main className="form" id="main">
        <header>
          <Brand href={`/${locale}`} />
          <span className="push" />
          <LanguageSwitch />
          <ThemeSwitch />
        </header>
        {children}
        <footer>{footer}</footer>
      </main>
      <figure className="art">
        <MeltingStack label={t.art} />
        <figcaption>
          <Mark state="frozen">{t.freeze}</Mark>
          <Mark state="thawed">{t.thaw}</Mark>
        </figcaption>
      </figure>
    </div>
  );
}
