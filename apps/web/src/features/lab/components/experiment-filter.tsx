"use client";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Input, Select } from "@thaw/ui/field";
import { compareMessages } from "../messages/compare-messages.ts";
import { backboneName } from "../run/backbone-name.ts";
import { backbonesOf, type ExperimentFilter, noFilter } from "../run/filter-experiments.ts";

interface ExperimentFilterBarProps {
  locale: Locale;
  /** All of them, the hidden ones too. */
  experiments: readonly ExperimentSummary[];
  filter: ExperimentFilter;
  onChange: (filter: ExperimentFilter) => void;
  /** How many are left. */
  shown: number;
}

/** By backbone, by whose photos, by words of the note. */
export function ExperimentFilterBar({ locale, experiments, filter, onChange, shown }: ExperimentFilterBarProps) {
  const t = compareMessages[locale];
  const isFiltered = filter.backbone !== "all" || filter.photos !== "all" || filter.text.trim() !== "";
  return (
    <search className="runs-filter" aria-label={t.filter}>
      <Select
        label={t.backbone}
        value={filter.backbone}
        onChange={(event) => onChange({ ...filter, backbone: event.currentTarget.value })}
        options={[
          { value: "all", label: t.allBackbones },
          ...backbonesOf(experiments).map((id) => ({ value: id, label: backboneName(id, locale) })),
        ]}
      />
      <Select
        label={t.photos}
        value={filter.photos}
        onChange={(event) => onChange({ ...filter, photos: event.currentTarget.value as ExperimentFilter["photos"] })}
        options={[
          { value: "all", label: t.allPhotos },
          { value: "course", label: t.coursePhotos },
          { value: "own", label: t.ownPhotos },
        ]}
      />
      <Input
        type="search"
        label={t.note}
        value={filter.text}
        maxLength={100}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <p className="tnum" role="status">
        {isFiltered && t.shown(shown, experiments.length)}
      </p>
      {isFiltered && (
        <Button variant="quiet" onClick={() => onChange(noFilter)}>
          {t.clear}
        </Button>
      )}
    </search>
  );
}
