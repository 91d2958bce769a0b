import { classNames } from "./class-names.ts";
import { heatClass } from "./heat-class.ts";

export type MatrixCell = { truth: number; predicted: number };

type ConfusionMatrixProps = {
  /** Names of the classes, in the order of rows and columns. */
  classes: readonly string[];
  /** counts[truth][predicted]. */
  counts: ReadonlyArray<readonly number[]>;
  /** Names the table: what rows and columns are. */
  label: string;
  /** The accessible name of a cell, such as “salad, taken for pizza: 2”. */
  cellLabel: (truth: string, predicted: string, count: number) => string;
  selected?: MatrixCell | null;
  /** With it, cells that hold something are buttons. */
  onSelect?: (cell: MatrixCell) => void;
  className?: string;
};

/** Rows are the truth, columns what the model said. Right answers warm with their share of the row, mistakes stand in plum. */
export function ConfusionMatrix(props: ConfusionMatrixProps) {
  const { classes, counts, label, cellLabel, selected, onSelect, className } = props;
  return (
    <table className={classNames("cm", className)} aria-label={label}>
      <thead>
        <tr>
          <td />
          {classes.map((name) => (
            <th key={name} scope="col">
              <span>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((name, truth) => {
          const row = counts[truth] ?? [];
          const rowTotal = row.reduce((sum, count) => sum + count, 0);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              {classes.map((said, predicted) => {
                const count = row[predicted] ?? 0;
                const heat = heatClass(count, rowTotal, truth === predicted);
                const text = cellLabel(name, said, count);
                return (
                  <td key={said}>
                    {onSelect && count > 0 ? (
                      <button
                        type="button"
                        className={heat}
                        aria-label={text}
                        aria-pressed={selected?.truth === truth && selected.predicted === predicted}
                        onClick={() => onSelect({ truth, predicted })}
                      >
                        {count}
                      </button>
                    ) : (
                      <span className={classNames("o", heat)}>
                        <span aria-hidden="true">{count === 0 ? "·" : count}</span>
                        <span className="sr">{text}</span>
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
