import type { Locale } from "@thaw/contracts/ids";

export const localeCookie = "thaw-locale";

/** The language that a list such as `Accept-Language` prefers among ours; Japanese is the course's first. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { tag, quality: q ? Number(q.trim().slice(2)) || 0 : 1 };
    })
    .filter((entry) => entry.tag !== "" && entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of ranked) {
    if (tag === "ja" || tag.startsWith("ja-")) return "ja";
    if (tag === "en" || tag.startsWith("en-")) return "en";
  }
  return ranked.length > 0 ? "en" : "ja";
}

export const isLocale = (value: string | undefined): value is Locale => value === "ja" || value === "en";
