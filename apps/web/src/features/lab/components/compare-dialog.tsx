"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Dialog } from "@thaw/ui/dialog";
import { IntervalBar } from "@thaw/ui/interval-bar";
import { LineChart } from "@thaw/ui/line-chart";
import { labMessages } from "../messages.ts";
import { backboneName, isRandomTwin } from "../run/backbone-name.ts";
import { formatPercent, formatRate, scoreOf } from "../run/format.ts";
import { scoreDetail, scoreSentence } from "./versus-panel.tsx";

interface CompareDialogProps {
  locale: Locale;
  /** Two or more, in the order of the table. */
  experiments: readonly ExperimentSummary[];
  onClose: () => void;
}

/** Chosen runs over one another: their validation curves in one chart, their accuracies on one scale. */
export function CompareDialog({ locale, experiments, onClose }: CompareDialogProps) {
  const t = labMessages[locale];
  // Amber is the first run of one's own, blue a control, ink the rest.
  const firstOwn = experiments.find(({ backbone }) => !isRandomTwin(backbone))?.id;
  const longest = Math.max(2, ...experiments.map(({ losses }) => losses.length));
  return (
    <Dialog open wide onClose={onClose} title={t.comparing} closeLabel={t.close} className="compare-dialog">
      <LineChart
        title={t.validationLossOf}
        xLabel={t.epoch}
        locale={locale}
        xDomain={[1, longest]}
        height={260}
        series={experiments.map(({ id, number, losses, backbone }) => ({
          label: t.experimentNumber(number),
          points: losses.map((loss, epoch) => ({ x: epoch + 1, y: loss ?? Number.NaN })),
          tone: isRandomTwin(backbone) ? "frozen" : id === firstOwn ? "thawed" : "ink",
        }))}
      />
      <ul className="compared">
        {experiments.map((experiment) => {
          const { id, number, settings, backbone, correct, total, classCount, seed } = experiment;
          const score = scoreOf(correct, total, classCount);
          return (
            <li key={id} className={isRandomTwin(backbone) ? "cold" : undefined}>
              <a href={`/${locale}/experiments/${id}`}>{t.experimentNumber(number)}</a>
              <b className="tnum">{formatPercent(score.accuracy, locale)} %</b>
              <IntervalBar
                value={score.accuracy}
                low={score.low}
                high={score.high}
                chance={score.chance}
                width={300}
                label={scoreSentence(score, locale)}
              />
              <small className="tnum">{scoreDetail(score, locale)}</small>
              <small className="with">
                {[
                  backboneName(backbone, locale),
                  t.perClass(settings.photosPerClass),
                  `${t.epochs} ${settings.epochs}`,
                  `${t.learningRate} ${formatRate(settings.learningRate, locale)}`,
                  `${t.batch} ${settings.batchSize}`,
                  `${t.seed} ${seed}`,
                ].join(" · ")}
              </small>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
