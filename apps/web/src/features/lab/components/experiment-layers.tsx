"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Segmented } from "@thaw/ui/segmented";
import { useMemo, useState } from "react";
import { TensorView } from "#features/snapshots/components/tensor-view.tsx";
import { layersMessages } from "../messages/layers-messages.ts";
import { changeOf, type KeptLayer } from "../run/head-layers.ts";

const shownMoments = ["after", "before", "change"] as const;
type Shown = (typeof shownMoments)[number];

interface ExperimentLayersProps {
  locale: Locale;
  layers: readonly KeptLayer[];
  /** Names of the classes: the rows of the head's last layer. */
  names: readonly string[];
}

/** Every layer that a run trained: after it, before it, and what it changed. */
export function ExperimentLayers({ locale, layers, names }: ExperimentLayersProps) {
  const t = layersMessages[locale];
  const [shown, setShown] = useState<Shown>("after");
  const views = useMemo(
    () => layers.map((layer) => ({ layer, values: shown === "change" ? changeOf(layer) : layer[shown] })),
    [layers, shown],
  );
  return (
    <>
      {layers.some(({ before }) => before !== null) && (
        <div className="moment">
          <Segmented
            label={t.moment}
            value={shown}
            onChange={setShown}
            options={shownMoments.map((value) => ({ value, label: t[value] }))}
          />
          {shown === "change" && <small className="dim">{t.changeNote}</small>}
        </div>
      )}
      <div className="tensors">
        {views.map(({ layer, values }) =>
          values ? (
            <TensorView
              key={`${layer.name} ${shown}`}
              locale={locale}
              name={layer.name}
              dtype="float32"
              shape={layer.shape}
              values={values}
              {...(layer.name.startsWith("head.") ? { rowNames: names } : {})}
            />
          ) : (
            <p key={layer.name} className="dim">
              <code>{layer.name}</code> {t.noBefore}
            </p>
          ),
        )}
      </div>
    </>
  );
}
