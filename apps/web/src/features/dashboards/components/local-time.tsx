"use client";
import { useEffect, useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";

const shapes = {
  day: { year: "numeric", month: "short", day: "numeric" },
  minute: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
  whole: { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
} as const;

/** A time as text in the reader's own zone. The server, which does not know the zone, writes it in UTC first. */
export function useLocalTime(at: string, shape: keyof typeof shapes): string {
  const locale = useLocale();
  const [zone, setZone] = useState<string | undefined>("UTC");
  useEffect(() => setZone(undefined), []);
  return new Intl.DateTimeFormat(locale, { ...shapes[shape], ...(zone ? { timeZone: zone } : {}) }).format(
    new Date(at),
  );
}

export function LocalTime({ at, shape = "minute" }: { at: string; shape?: keyof typeof shapes }) {
  return <time dateTime={at}>{useLocalTime(at, shape)}</time>;
}
