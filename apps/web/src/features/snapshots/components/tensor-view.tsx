"use client";
import type { Locale } from "@thaw/contracts/ids";
import { imageLayout, imageRange } from "@thaw/ui/image-layout";
import { Segmented } from "@thaw/ui/segmented";
import { Skeleton } from "@thaw/ui/skeleton";
import { TensorImage } from "@thaw/ui/tensor-image";
import { defaultSlice } from "@thaw/ui/tensor-slice";
import { TensorStatistics } from "@thaw/ui/tensor-statistics";
import { type ReactNode, useCallback, useId, useMemo, useState } from "react";
import { snapshotMessages } from "../messages.ts";
import type { TensorValues } from "../tensor/read-tensors.ts";
import { summarize } from "../tensor/summarize.ts";
import { TensorSpread } from "./tensor-spread.tsx";
import { TensorSliceChooser, TensorTable } from "./tensor-table.tsx";
import { useComputed } from "./use-computed.ts";

interface TensorViewProps {
  locale: Locale;
  name: string;
  /** As PyTorch names it. */
  dtype: string;
  shape: readonly number[];
  /** Row-major. */
  values: TensorValues;
  /** Names of the rows, or of a vector's values, where they are classes. */
  rowNames?: readonly string[] | undefined;
  /** Stands at the end of the head, such as a download. */
  aside?: ReactNode;
}

/** A tensor to look at: shape, figures, its values as colours or as pictures, and how they are spread. */
export function TensorView({ locale, name, dtype, shape, values, rowNames, aside }: TensorViewProps) {
  const t = snapshotMessages[locale];
  const summary = useComputed(useCallback((signal: AbortSignal) => summarize(values, signal), [values]));
  const [slice, setSlice] = useState(() => defaultSlice(shape));
  const pictures = useMemo(() => imageLayout(shape), [shape]);
  const [chosen, setChosen] = useState<"heat" | "picture">("picture");
  const view = pictures ? chosen : "heat";
  return (
    <section className="tensor" aria-label={name}>
      <header>
        <h3>
          <code>{name}</code>
        </h3>
        <span className="mono">
          {dtype} [{shape.join(", ")}]
        </span>
        {aside && <span className="push">{aside}</span>}
      </header>
      {summary ? (
        <TensorStatistics figures={summary.figures} labels={t} locale={locale} />
      ) : (
        <div className="tensor-figures">
          <Skeleton width="100%" height="2.75rem" />
        </div>
      )}
      {values.length === 0 ? (
        <p className="help">{t.nothing}</p>
      ) : (
        <>
          {pictures && (
            <Segmented
              label={t.view}
              value={view}
              options={[
                { value: "picture", label: t.picture },
                { value: "heat", label: t.heatMap },
              ]}
              onChange={setChosen}
            />
          )}
          {view === "heat" && <TensorSliceChooser locale={locale} shape={shape} value={slice} onChange={setSlice} />}
          <div className="tensor-drawings">
            <figure>
              <figcaption>{view === "picture" ? t.picture : t.heatMap}</figcaption>
              {pictures && view === "picture" ? (
                <Pictures locale={locale} name={name} dtype={dtype} shape={shape} values={values} />
              ) : (
                <TensorTable {...{ locale, name, shape, values, slice, rowNames }} />
              )}
            </figure>
            <figure>
              <figcaption>{t.histogram}</figcaption>
              {summary ? (
                <TensorSpread locale={locale} name={name} histogram={summary.histogram} />
              ) : (
                <Skeleton width="100%" height="6rem" />
              )}
            </figure>
          </div>
        </>
      )}
    </section>
  );
}

function Pictures({ locale, name, dtype, shape, values }: Omit<TensorViewProps, "rowNames" | "aside">) {
  const t = snapshotMessages[locale];
  const id = useId();
  const [which, setWhich] = useState(0);
  const layout = useMemo(() => imageLayout(shape), [shape]);
  const range = useMemo(() => imageRange(values, dtype === "uint8"), [values, dtype]);
  if (!layout) return null;
  return (
    <>
      <TensorImage
        values={values}
        layout={layout}
        which={which}
        range={range}
        label={t.pictureLabel(name, which + 1)}
      />
      {layout.count > 1 && (
        <div className="slice-chooser">
          <div className="field">
            <label htmlFor={id}>{t.pictureChoose(which + 1, layout.count)}</label>
            <input
              id={id}
              type="range"
              min={0}
              max={layout.count - 1}
              value={which}
              aria-valuetext={t.pictureChoose(which + 1, layout.count)}
              onChange={(event) => setWhich(Number(event.currentTarget.value))}
            />
          </div>
        </div>
      )}
    </>
  );
}
