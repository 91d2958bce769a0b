import type { Locale } from "@thaw/contracts/ids";
import { formatValue } from "@thaw/ui/format-value";
import { TensorHistogram } from "@thaw/ui/tensor-histogram";
import { snapshotMessages } from "../messages.ts";
import type { TensorSummary } from "../tensor/summarize.ts";

/** How a tensor's values are spread, in the reader's language. */
export function TensorSpread(props: { locale: Locale; name: string; histogram: TensorSummary["histogram"] }) {
  const { locale, name, histogram } = props;
  const label = snapshotMessages[locale].histogramLabel(
    name,
    formatValue(histogram.low, locale),
    formatValue(histogram.high, locale),
  );
  return <TensorHistogram {...histogram} label={label} locale={locale} />;
}
