import type { HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { classScores, macroMean } from "@thaw/tl-engine/metrics/class-scores";
import { Table, TableHead } from "@thaw/ui/table";
import { evaluationMessages } from "../messages/evaluation-messages.ts";
import { formatCount, formatPercent } from "../run/format.ts";

/** Precision, recall and F1 of each class, with the counts that they come from. */
export function ClassScoresTable({
  locale,
  heldOut,
  names,
}: {
  locale: Locale;
  heldOut: HeldOut;
  names: readonly string[];
}) {
  const t = evaluationMessages[locale];
  const scores = classScores(heldOut.confusion);
  const share = (value: number | null) => (value === null ? "–" : formatPercent(value, locale));
  const mean = (key: "precision" | "recall" | "f1") => share(macroMean(scores.map((score) => score[key])));
  return (
    <Table caption={t.perClass} className="class-scores tnum">
      <TableHead columns={[t.className, t.precision, t.recall, t.f1, t.photos]} />
      <tbody>
        {scores.map(({ precision, recall, f1, right, chosen, support }, at) => (
          <tr key={heldOut.classes[at]}>
            <th scope="row">{names[at] ?? heldOut.classes[at]}</th>
            <td>
              {share(precision)} <small>{t.of(right, chosen)}</small>
            </td>
            <td>
              {share(recall)} <small>{t.of(right, support)}</small>
            </td>
            <td>{share(f1)}</td>
            <td>{formatCount(support, locale)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t.mean}</th>
          <td>{mean("precision")}</td>
          <td>{mean("recall")}</td>
          <td>{mean("f1")}</td>
          <td>{formatCount(heldOut.total, locale)}</td>
        </tr>
      </tfoot>
    </Table>
  );
}
