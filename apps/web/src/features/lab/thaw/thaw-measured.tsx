import type { ExperimentSettings } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { formatBytes, formatDuration } from "../run/format.ts";
import { thawMessages } from "./thaw-messages.ts";

/** What a thawed run took, beside what was foretold; nothing after a run that thawed nothing. */
export function ThawMeasured({ locale, settings }: { locale: Locale; settings: Pick<ExperimentSettings, "thaw"> }) {
  const { thaw } = settings;
  if (!thaw) return null;
  return (
    <p className="thaw-cost tnum">
      {thawMessages[locale].measured(formatBytes(thaw.peakBytes, locale), formatDuration(thaw.ms, locale))}
    </p>
  );
}
