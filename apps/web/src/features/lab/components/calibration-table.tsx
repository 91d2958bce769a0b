import type { HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { IntervalBar } from "@thaw/ui/interval-bar";
import { Table, TableHead } from "@thaw/ui/table";
import { useMemo } from "react";
import { evaluationMessages } from "../messages/evaluation-messages.ts";
import { calibrationOf } from "../run/evaluation-figures.ts";
import { formatPercent } from "../run/format.ts";

const whole = (share: number): number => Math.round(share * 100);

/** How often it was right, by how sure it was: a reliability diagram, a row a bin, empty bins left out. */
export function CalibrationTable({ locale, heldOut }: { locale: Locale; heldOut: HeldOut }) {
  const t = evaluationMessages[locale];
  const { bins, ece } = useMemo(() => calibrationOf(heldOut), [heldOut]);
  return (
    <>
      <p className="tnum">
        <b>{t.eceHelp(formatPercent(ece, locale))}</b>
      </p>
      <Table caption={t.calibration} className="calibration tnum">
        <TableHead columns={[t.confidence, t.right, t.accuracy]} />
        <tbody>
          {bins.map(({ low, high, right, count, accuracy, confidence, interval }) => {
            if (accuracy === null || confidence === null || interval === null) return null;
            return (
              <tr key={low}>
                <th scope="row">{t.range(whole(low), whole(high))}</th>
                <td>{t.of(right, count)}</td>
                <td>
                  <IntervalBar
                    value={accuracy}
                    low={interval.low}
                    high={interval.high}
                    chance={confidence}
                    width={180}
                    label={t.binLabel(whole(accuracy), whole(interval.low), whole(interval.high), whole(confidence))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
