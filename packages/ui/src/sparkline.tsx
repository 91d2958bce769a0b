import { linePath } from "./chart-scale.ts";
import { classNames } from "./class-names.ts";

type SparklineProps = {
  values: readonly number[];
  /** Read out in its place; without it the line is decoration beside a figure. */
  label?: string;
  tone?: "ink" | "thawed" | "frozen" | "notice";
  /** Pixels. */
  width?: number;
  height?: number;
  /** Fixed range, so that neighbouring lines can be compared. */
  domain?: readonly [number, number];
};

/** A line the size of a word. */
export function Sparkline({ values, label, tone = "ink", width = 64, height = 20, domain }: SparklineProps) {
  const finite = values.filter(Number.isFinite);
  const low = domain?.[0] ?? Math.min(...finite);
  const high = domain?.[1] ?? Math.max(...finite);
  const span = high - low || 1;
  const points = values.map((value, index) => ({
    x: 1 + (index / Math.max(1, values.length - 1)) * (width - 2),
    y: height - 2 - ((value - low) / span) * (height - 4),
  }));
  return (
    <svg
      className={classNames("spark", tone)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={linePath(points)} />
    </svg>
  );
}
