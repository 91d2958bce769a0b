"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Checkbox } from "@thaw/ui/field";
import { Icon } from "@thaw/ui/icon";
import { Table } from "@thaw/ui/table";
import { useState } from "react";
import type { WholeExperiment } from "../hooks/use-whole-experiments.ts";
import { compareMessages } from "../messages/compare-messages.ts";
import { labMessages } from "../messages.ts";
import { compareRows, settingRows } from "../run/setting-rows.ts";

/** As much of a fingerprint as tells two apart by eye. */
const short = (sha256: string): string => sha256.slice(0, 12);

/** Groups of runs whose heads have the very same weights, two or more in each. */
function sameHeads(experiments: readonly WholeExperiment[]): WholeExperiment[][] {
  const groups = Map.groupBy(experiments, ({ headSha256 }) => headSha256);
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The settings of runs side by side; what differs is marked, and by itself if one likes. */
export function CompareSettings({ locale, experiments }: { locale: Locale; experiments: readonly WholeExperiment[] }) {
  const t = compareMessages[locale];
  const { experimentNumber } = labMessages[locale];
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const settings = compareRows(experiments.map((experiment) => settingRows(experiment, locale)));
  const prints = compareRows(
    experiments.map(({ dataSha256, headSha256 }) => [
      [t.data, short(dataSha256)],
      [t.weights, short(headSha256)],
    ]),
  );
  const differing = settings.filter(({ differs }) => differs).length;
  const rows = [...settings, ...prints].filter(({ differs }) => differs || !onlyDiffering);
  const names = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <section className="compare-settings">
      <h3>{t.settings}</h3>
      <p>
        {t.differing(differing)}{" "}
        {sameHeads(experiments).map((group) => (
          <b key={group[0]?.id}>{t.sameWeights(names.format(group.map(({ number }) => experimentNumber(number))))} </b>
        ))}
      </p>
      <Checkbox
        label={t.chooseFold}
        checked={onlyDiffering}
        onChange={(event) => setOnlyDiffering(event.currentTarget.checked)}
      />
      <Table caption={t.settings} className="tnum">
        <thead>
          <tr>
            <th scope="col">{t.setting}</th>
            {experiments.map(({ id, number }) => (
              <th key={id} scope="col">
                {experimentNumber(number)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values, differs }) => (
            <tr key={label} className={differs ? "differs" : undefined}>
              <th scope="row">
                {label} {differs && <Icon name="flag" label={t.differs} />}
              </th>
              {experiments.map(({ id }, at) => (
                <td key={id}>{values[at] ?? <span className="dim">{t.none}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
