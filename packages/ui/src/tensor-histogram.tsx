import { classNames } from "./class-names.ts";
import { formatValue } from "./format-value.ts";

type TensorHistogramProps = {
  /** How many values fall into each bin; bins are equally wide. */
  counts: ArrayLike<number>;
  /** The lower end of the first bin and the upper end of the last. */
  low: number;
  high: number;
  /** The accessible name, such as “Distribution of fc.weight, from −0.04 to 0.04”. */
  label: string;
  locale: string;
  /** The size of a word, without an axis, for a row of a table. */
  compact?: boolean;
};

const barWidth = 8;

/** How values are spread: blue left of zero, amber right of it. */
export function TensorHistogram({ counts, low, high, label, locale, compact }: TensorHistogramProps) {
  const bins = counts.length;
  const most = Math.max(1, ...Array.from(counts));
  const width = bins * barWidth;
  const height = compact ? 24 : 96;
  const floor = compact ? height : height - 20;
  const bin = (high - low) / Math.max(1, bins);
  const zero = low < 0 && high > 0 ? ((0 - low) / (high - low)) * width : null;
  return (
    <svg
      className={classNames("histogram", compact && "compact")}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={compact ? "none" : undefined}
      role="img"
      aria-label={label}
    >
      {Array.from(counts, (count, place) => {
        if (count === 0) return null;
        const from = low + place * bin;
        const side = from + bin <= 0 ? "n3" : from >= 0 ? "p3" : "middle";
        // What is there is seen, however little of it.
        const tall = Math.max(1, (count / most) * (floor - 4));
        return (
          <rect
            key={place}
            className={side}
            x={place * barWidth + 0.5}
            width={barWidth - 1}
            y={floor - tall}
            height={tall}
          />
        );
      })}
      {!compact && (
        <>
          <path className="axis" d={`M0 ${floor + 0.5}H${width}`} />
          <text x="0" y={height - 4}>
            {formatValue(low, locale)}
          </text>
          {zero !== null && zero > width * 0.2 && zero < width * 0.8 && (
            <text x={zero} y={height - 4} textAnchor="middle">
              0
            </text>
          )}
          <text x={width} y={height - 4} textAnchor="end">
            {formatValue(high, locale)}
          </text>
        </>
      )}
    </svg>
  );
}
