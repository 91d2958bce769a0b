import type { CSSProperties } from "react";
import { clamp01 } from "./chart-scale.ts";

export type Bar = {
  label: string;
  /** Share from 0 to 1. */
  value: number;
  kind?: "predicted" | "truth" | "correct";
  /** A word beside the label that says the kind, so that colour does not say it alone. */
  note?: string;
};

const classOf = { predicted: "pred", truth: "true", correct: "true" } as const;

type BarsProps = { bars: readonly Bar[]; locale: string; className?: string };

/** Probabilities by class, each labelled and with its figure in per cent. */
export function Bars({ bars, locale, className }: BarsProps) {
  const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return (
    <dl className={className ? `bars ${className}` : "bars"}>
      {bars.map((bar) => (
        <div key={bar.label} className={bar.kind && classOf[bar.kind]}>
          <dt>
            {bar.label}
            {bar.note && <small> {bar.note}</small>}
          </dt>
          <dd style={{ "--w": `${clamp01(bar.value) * 100}%` } as CSSProperties}>
            <i />
            <b>
              {percent.format(bar.value * 100)}
              <span className="sr"> %</span>
            </b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
