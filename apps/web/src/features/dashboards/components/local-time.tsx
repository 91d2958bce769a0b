"use client";
import { useEffect, useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";

const shapes = {
  day: { year: "numeric", month: "short", day: "numeric" },
  minute: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
  whole: { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
} as const;

/** A time in the reader's own zone. The server, which does not know the zone, writes it in UTC first. */
export function LocalTime({ at, shape = "minute" }: { at: string; shape?: keyof typeof shapes }) {
  const locale = useLocale();
  const [zone, setZone] = useState<string | undefined>("UTC");
  useEffect(() => setZone(undefined), []);
  const text = new Intl.DateTimeFormat(locale, { ...shapes[shape], ...(zone ? { timeZone: zone } : {}) }).format(
    new Date(at),
  );
  return <time dateTime={at}>{text}</time>;
}
