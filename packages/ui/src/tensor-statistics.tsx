import { formatValue } from "./format-value.ts";

/** Of the finite values, but for the counts; NaN where there is none. */
export type TensorFigures = {
  count: number;
  mean: number;
  /** Over n, not n − 1. */
  std: number;
  min: number;
  max: number;
  norm: number;
  zeros: number;
  nan: number;
  infinite: number;
};

type TensorStatisticsProps = {
  figures: TensorFigures;
  /** A word for each figure, in the reader's language. */
  labels: Record<keyof TensorFigures, string>;
  locale: string;
};

const values = ["mean", "std", "min", "max", "norm"] as const;
const counts = ["zeros", "nan", "infinite"] as const;

/** A tensor's figures. Counts of what should not be there ask for attention when they are not zero. */
export function TensorStatistics({ figures, labels, locale }: TensorStatisticsProps) {
  const whole = new Intl.NumberFormat(locale);
  return (
    <dl className="tensor-figures tnum">
      <div>
        <dt>{labels.count}</dt>
        <dd>{whole.format(figures.count)}</dd>
      </div>
      {values.map((name) => (
        <div key={name}>
          <dt>{labels[name]}</dt>
          <dd>{Number.isNaN(figures[name]) ? "–" : formatValue(figures[name], locale)}</dd>
        </div>
      ))}
      {counts.map((name) => (
        <div key={name} className={name !== "zeros" && figures[name] > 0 ? "notice" : undefined}>
          <dt>{labels[name]}</dt>
          <dd>{whole.format(figures[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
