"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Chip } from "@thaw/ui/chip";
import { EmptyState } from "@thaw/ui/empty-state";
import { Icon } from "@thaw/ui/icon";
import { IntervalBar } from "@thaw/ui/interval-bar";
import { Popover } from "@thaw/ui/popover";
import { Sparkline } from "@thaw/ui/sparkline";
import { Table } from "@thaw/ui/table";
import { memo, type ReactNode, useState } from "react";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { compareMessages } from "../messages/compare-messages.ts";
import { repeatMessages } from "../messages/repeat-messages.ts";
import { labMessages } from "../messages.ts";
import { ownPhotoMessages } from "../photos/own-photo-messages.ts";
import { backboneName, isRandomTwin } from "../run/backbone-name.ts";
import { filterExperiments, noFilter } from "../run/filter-experiments.ts";
import { formatCount, formatPercent, formatRate, roundedInterval, scoreOf } from "../run/format.ts";
import { bestExperimentId, nextOrder, type SortKey, type SortOrder, sortExperiments } from "../run/sort-experiments.ts";
import { CompareDialog } from "./compare-dialog.tsx";
import { DeleteExperimentDialog } from "./delete-experiment-dialog.tsx";
import { ExperimentFilterBar } from "./experiment-filter.tsx";
import { ExperimentNoteDialog } from "./experiment-note-dialog.tsx";
import { scoreSentence } from "./versus-panel.tsx";

interface ExperimentTableProps {
  locale: Locale;
  experiments: readonly ExperimentSummary[];
  onChanged: (experiment: ExperimentSummary) => void;
  onDeleted: (id: string) => void;
  /** Where the lab is beside it: takes an experiment's settings over. */
  onUseSettings?: (experiment: ExperimentSummary) => void;
  /** The same: does it again at once. Elsewhere a link to the lab does. */
  onRunAgain?: ((experiment: ExperimentSummary) => void) | undefined;
  /** Kept in this visit, so that the eye finds them. */
  fresh?: ReadonlySet<string>;
}

/** The learner's experiments side by side; sorted by any column. */
export const ExperimentTable = memo(function ExperimentTable(props: ExperimentTableProps) {
  const { locale, experiments, onChanged, onDeleted, onUseSettings, onRunAgain, fresh } = props;
  const t = labMessages[locale];
  const [order, setOrder] = useState<SortOrder>({ key: "number", descending: true });
  const [noting, setNoting] = useState<ExperimentSummary | null>(null);
  const [deleting, setDeleting] = useState<ExperimentSummary | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [comparing, setComparing] = useState(false);
  const best = bestExperimentId(experiments);
  const [filter, setFilter] = useState(noFilter);
  const sorted = sortExperiments(experiments, order);
  const found = filterExperiments(sorted, filter);
  // What was chosen stays so while the filter hides it.
  const compared = sorted.filter(({ id }) => chosen.has(id));
  const choose = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const head = (key: SortKey, label: string, className?: string): ReactNode => (
    <th
      scope="col"
      className={className}
      aria-sort={order.key === key ? (order.descending ? "descending" : "ascending") : undefined}
    >
      <button type="button" className="sorter" onClick={() => setOrder(nextOrder(order, key))} title={t.sortBy(label)}>
        {label}
        <Icon name="down" className={order.key === key ? (order.descending ? "on" : "on up") : "off"} />
      </button>
    </th>
  );
  return (
    <div className="runs">
      {experiments.length > 1 && (
        <ExperimentFilterBar
          locale={locale}
          experiments={experiments}
          filter={filter}
          onChange={setFilter}
          shown={found.length}
        />
      )}
      <Table caption={t.experiments}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t.chooseColumn}</span>
            </th>
            {head("number", t.run)}
            {head("backbone", t.columnBackbone)}
            {head("photos", t.columnPhotos, "num")}
            {head("epochs", t.epochs, "num")}
            {head("rate", t.columnRate, "num")}
            <th scope="col" className="num">
              {t.batch}
            </th>
            <th scope="col" className="num">
              {t.seed}
            </th>
            <th scope="col">{t.loss}</th>
            {head("accuracy", t.columnHeldOut, "num")}
            <th scope="col">{t.columnBar}</th>
            <th scope="col">{t.columnInterval}</th>
            {head("when", t.columnWhen)}
            <th scope="col">
              <span className="sr">{t.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((experiment) => {
            const { id, number, settings, backbone, seed, note } = experiment;
            const score = scoreOf(experiment.correct, experiment.total, experiment.classCount);
            const [low, high] = roundedInterval(score);
            const pretrained = !isRandomTwin(backbone);
            return (
              <tr key={id} className={fresh?.has(id) ? "now" : undefined}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t.choose(number)}
                    checked={chosen.has(id)}
                    onChange={() => choose(id)}
                  />
                </td>
                <th scope="row">
                  <a href={`/${locale}/experiments/${id}`}>{t.experimentNumber(number)}</a>
                  {id === best && (
                    <Chip tone="success" icon="pin">
                      {t.best}
                    </Chip>
                  )}
                  {note && <small className="note-line">{note}</small>}
                </th>
                <td>{backboneName(backbone, locale)}</td>
                <td className="num">
                  {settings.photosPerClass}
                  {experiment.ownPhotos && <small className="note-line">{ownPhotoMessages[locale].mine}</small>}
                </td>
                <td className="num">{settings.epochs}</td>
                <td className="num">{formatRate(settings.learningRate, locale)}</td>
                <td className="num">{settings.batchSize}</td>
                <td className="num">{formatCount(seed, locale)}</td>
                <td>
                  <Sparkline
                    values={experiment.losses.map((value) => value ?? Number.NaN)}
                    tone={pretrained ? "thawed" : "frozen"}
                    width={72}
                  />
                </td>
                <td className="num">
                  <b>{formatPercent(score.accuracy, locale)}</b>
                </td>
                <td className={pretrained ? undefined : "cold"}>
                  <IntervalBar
                    value={score.accuracy}
                    low={score.low}
                    high={score.high}
                    chance={score.chance}
                    label={scoreSentence(score, locale)}
                  />
                </td>
                <td className="dim tnum">
                  {low}–{high}
                </td>
                <td className="dim">
                  <LocalTime at={experiment.createdAt} shape="whole" />
                </td>
                <td>
                  <Popover label={t.more(number)} trigger={<Icon name="more" />}>
                    <a href={`/${locale}/experiments/${id}`}>
                      <Icon name="eye" />
                      {t.open}
                    </a>
                    {onRunAgain && (
                      <button type="button" onClick={() => onRunAgain(experiment)}>
                        <Icon name="play" />
                        {repeatMessages[locale].again}
                      </button>
                    )}
                    {!onUseSettings && (
                      <a href={`/${locale}/labs/${experiment.labId}?again=${id}`}>
                        <Icon name="play" />
                        {repeatMessages[locale].again}
                      </a>
                    )}
                    {onUseSettings && (
                      <button type="button" onClick={() => onUseSettings(experiment)}>
                        <Icon name="reset" />
                        {t.useSettings}
                      </button>
                    )}
                    <button type="button" onClick={() => setNoting(experiment)}>
                      <Icon name="pencil" />
                      {t.editNote}
                    </button>
                    <button type="button" onClick={() => setDeleting(experiment)}>
                      <Icon name="trash" />
                      {t.delete}
                    </button>
                  </Popover>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {found.length === 0 && <EmptyState>{compareMessages[locale].noneFound}</EmptyState>}
      <div className="runs-foot">
        <p>{t.compareHint}</p>
        <Button disabled={compared.length < 2} onClick={() => setComparing(true)}>
          {t.compareRuns(compared.length)}
        </Button>
      </div>
      {comparing && <CompareDialog locale={locale} experiments={compared} onClose={() => setComparing(false)} />}
      {noting && (
        <ExperimentNoteDialog
          locale={locale}
          experiment={noting}
          onClose={() => setNoting(null)}
          onChanged={(changed) => {
            onChanged(changed);
            setNoting(null);
          }}
        />
      )}
      {deleting && (
        <DeleteExperimentDialog
          locale={locale}
          experiment={deleting}
          onClose={() => setDeleting(null)}
          onDeleted={() => {
            onDeleted(deleting.id);
            setDeleting(null);
          }}
        />
      )}
    </div>
  );
});
