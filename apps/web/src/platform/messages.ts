import type { Locale } from "@thaw/contracts/ids";

/**
 * The interface's sentences in both languages, side by side, with the same keys: a missing one does not compile.
 * A sentence with figures in it is a function.
 */
export function defineMessages<M extends Record<string, unknown>>(messages: {
  ja: M;
  en: Widen<M>;
}): Record<Locale, M> {
  return messages as Record<Locale, M>;
}

type Widen<M> = { [K in keyof M]: M[K] extends string ? string : M[K] };
