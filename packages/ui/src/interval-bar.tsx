import { clamp01 } from "./chart-scale.ts";

type IntervalBarProps = {
  /** All are shares from 0 to 1: an accuracy, the ends of its interval, and what guessing would give. */
  value: number;
  low: number;
  high: number;
  chance?: number;
  /** Says all of it in words, such as “81 %, 95 % interval 67 to 90 %, chance 14 %”. */
  label: string;
  /** Pixels. */
  width?: number;
  height?: number;
};

/** A share with its interval, on a line from 0 to 1; the dotted mark is chance. */
export function IntervalBar({ value, low, high, chance, label, width = 140, height = 20 }: IntervalBarProps) {
  const inset = 5;
  const middle = height / 2;
  const at = (share: number) => Math.round((inset + clamp01(share) * (width - 2 * inset)) * 10) / 10;
  return (
    <svg className="ci" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className="base" d={`M${inset} ${middle}H${width - inset}`} />
      {chance !== undefined && <path className="ch" d={`M${at(chance)} 1V${height - 1}`} />}
      <path d={`M${at(low)} ${middle}H${at(high)}M${at(low)} ${middle - 4}v8M${at(high)} ${middle - 4}v8`} />
      <circle cx={at(value)} cy={middle} r="4" />
    </svg>
  );
}
