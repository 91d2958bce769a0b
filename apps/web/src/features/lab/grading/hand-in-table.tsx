import type { Locale } from "@thaw/contracts/ids";
import type { HandInView } from "@thaw/contracts/lab-hand-in";
import { Chip } from "@thaw/ui/chip";
import { NumberCell, NumberHead, Table } from "@thaw/ui/table";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { formatPercent } from "../run/format.ts";
import { gradingMessages } from "./messages.ts";

/** What was handed in so far, newest first. */
export function HandInTable({ locale, handIns }: { locale: Locale; handIns: readonly HandInView[] }) {
  const t = gradingMessages[locale];
  return (
    <Table caption={t.history} captionShown className="hand-ins">
      <thead>
        <tr>
          <th scope="col">{t.run}</th>
          <NumberHead>{t.own}</NumberHead>
          <NumberHead>{t.server}</NumberHead>
          <th scope="col">{t.verdict}</th>
          <th scope="col">{t.when}</th>
        </tr>
      </thead>
      <tbody>
        {handIns.map((handIn) => (
          <tr key={handIn.id}>
            <th scope="row">
              {handIn.experimentId ? (
                <a href={`/${locale}/experiments/${handIn.experimentId}`}>{t.runNumber(handIn.experiment)}</a>
              ) : (
                t.runNumber(handIn.experiment)
              )}
            </th>
            <NumberCell>{formatPercent(handIn.own.correct / handIn.own.total, locale)}%</NumberCell>
            <NumberCell>{handIn.result && t.band(handIn.result.band.from, handIn.result.band.to)}</NumberCell>
            <td>
              <Verdict handIn={handIn} locale={locale} />
            </td>
            <td>
              <LocalTime at={handIn.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Verdict({ handIn: { state, result }, locale }: { handIn: HandInView; locale: Locale }) {
  const t = gradingMessages[locale];
  if (!result) return <Chip tone={state === "failed" ? "error" : "plain"}>{t.state[state]}</Chip>;
  const isReached = result.verdict === "reached";
  return (
    <Chip tone={isReached ? "success" : "plain"} {...(isReached ? { icon: "check" as const } : {})}>
      {t.verdicts[result.verdict]}
    </Chip>
  );
}
