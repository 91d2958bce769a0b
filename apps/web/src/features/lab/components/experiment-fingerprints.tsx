import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Note } from "@thaw/ui/note";
import { experimentMessages } from "../experiment-messages.ts";
import { repeatMessages } from "../messages/repeat-messages.ts";
import { HashLine } from "./hash-line.tsx";

interface ExperimentFingerprintsProps {
  locale: Locale;
  experiment: ExperimentView;
  /** The hash of the photos as they are now; null where the course has none. */
  dataSha256: string | null;
  /** Other runs whose head has the very same weights. */
  sameHead: readonly { id: string; number: number }[];
}

/** What a run is known by: its backbone, its photos, and the head that came of them. */
export function ExperimentFingerprints({ locale, experiment, dataSha256, sameHead }: ExperimentFingerprintsProps) {
  const t = experimentMessages[locale];
  const rt = repeatMessages[locale];
  return (
    <section className="sec" aria-labelledby="hashes-title">
      <header>
        <h2 id="hashes-title">{t.hashes}</h2>
        <p>{t.hashesLead}</p>
      </header>
      {sameHead.length > 0 && (
        <Note kind="success" title={rt.sameAs}>
          {rt.sameAsRuns}{" "}
          {sameHead.map(({ id, number }) => (
            <a key={id} href={`/${locale}/experiments/${id}`} className="same-run">
              {rt.openRun(number)}
            </a>
          ))}
        </Note>
      )}
      <dl className="hashes">
        <HashLine locale={locale} label={t.backboneHash} value={experiment.backboneSha256} />
        <HashLine
          locale={locale}
          label={t.dataHash}
          value={experiment.dataSha256}
          remark={dataSha256 === experiment.dataSha256 ? t.dataSame : t.dataChanged}
        />
        <HashLine locale={locale} label={rt.headHash} value={experiment.headSha256} />
      </dl>
    </section>
  );
}
