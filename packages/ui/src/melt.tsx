import { classNames } from "./class-names.ts";

type MeltProps = {
  /** The thawed part, 0 to 1; outside values are clamped. Leave it out while the end is unknown. */
  value?: number;
  label: string;
  /** What a screen reader says in place of a bare percentage, such as “3.1 of 5.5 MB”. */
  valueText?: string;
  thin?: boolean;
  className?: string;
};

export function Melt({ value, label, valueText, thin, className }: MeltProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10;
  return (
    <span
      className={classNames("melt", thin && "thin", percent === undefined && "unknown", className)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={valueText}
    >
      <i style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </span>
  );
}
