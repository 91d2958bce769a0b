"use client";
import type { Locale } from "@thaw/contracts/ids";
import { createContext, type ReactNode, useContext } from "react";

const LocaleContext = createContext<Locale>("ja");

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The page's language. */
export const useLocale = (): Locale => useContext(LocaleContext);
