"use client";
import type { Locale } from "@thaw/contracts/ids";
import { formatValue } from "@thaw/ui/format-value";
import { SkeletonText } from "@thaw/ui/skeleton";
import { defaultSlice } from "@thaw/ui/tensor-slice";
import { useCallback, useState } from "react";
import { formatCount } from "#features/lab/run/format.ts";
import { snapshotMessages } from "../messages.ts";
import { compareTensors, indexOf } from "../tensor/compare-tensors.ts";
import type { ReadTensor } from "../tensor/read-tensors.ts";
import { summarize } from "../tensor/summarize.ts";
import { TensorSpread } from "./tensor-spread.tsx";
import { TensorSliceChooser, TensorTable } from "./tensor-table.tsx";
import { useComputed } from "./use-computed.ts";

interface CompareTensorsProps {
  locale: Locale;
  /** Both of one shape. */
  first: ReadTensor;
  second: ReadTensor;
  titles: readonly [string, string];
}

/** The figures of a comparison, the difference as colours, and both sides on the same scale. */
export function CompareTensors({ locale, first, second, titles }: CompareTensorsProps) {
  const t = snapshotMessages[locale];
  const [slice, setSlice] = useState(() => defaultSlice(first.shape));
  const result = useComputed(
    useCallback(
      async (signal: AbortSignal) => {
        const comparison = await compareTensors(first, second, signal);
        const [a, b, spread] = await Promise.all([
          summarize(first.values, signal),
          summarize(second.values, signal),
          summarize(comparison.difference, signal),
        ]);
        const rms = Math.max(a.figures.norm, b.figures.norm) / Math.sqrt(Math.max(1, first.values.length));
        return { comparison, histogram: spread.histogram, scale: 3 * rms };
      },
      [first, second],
    ),
  );
  if (!result) return <SkeletonText lines={5} label={t.computing} />;
  const { comparison, histogram, scale } = result;
  const count = first.values.length;
  const at = comparison.maxAt === null ? null : `[${indexOf(comparison.maxAt, first.shape).join(", ")}]`;
  const table = { locale, shape: first.shape, slice, scale };
  return (
    <section className="tensor" aria-label={t.difference}>
      <dl className="tensor-figures tnum">
        <div>
          <dt>{t.cosine}</dt>
          <dd>{comparison.cosine === null ? t.cosineNone : comparison.cosine.toFixed(6)}</dd>
        </div>
        <div>
          <dt>{t.maxAbs}</dt>
          <dd>
            {formatValue(comparison.maxAbs, locale)} {at && comparison.maxAbs > 0 && <small>{t.maxAbsAt(at)}</small>}
          </dd>
        </div>
        <div>
          <dt>{t.meanAbs}</dt>
          <dd>{Number.isNaN(comparison.meanAbs) ? "–" : formatValue(comparison.meanAbs, locale)}</dd>
        </div>
        <div>
          <dt>{t.equal}</dt>
          <dd>{t.equalOf(formatCount(comparison.equal, locale), formatCount(count, locale))}</dd>
        </div>
      </dl>
      {comparison.leftOut > 0 && <p className="help">{t.leftOut(formatCount(comparison.leftOut, locale))}</p>}
      {count === 0 ? (
        <p className="help">{t.nothing}</p>
      ) : (
        <>
          <TensorSliceChooser locale={locale} shape={first.shape} value={slice} onChange={setSlice} />
          <div className="tensor-drawings">
            <figure>
              <figcaption>
                {t.difference} <small>{t.sameScale}</small>
              </figcaption>
              <TensorTable {...table} name={t.difference} values={comparison.difference} />
            </figure>
            <figure>
              <figcaption>{t.histogram}</figcaption>
              <TensorSpread locale={locale} name={t.difference} histogram={histogram} />
            </figure>
          </div>
          <div className="both-sides">
            {([first, second] as const).map((tensor, side) => (
              <figure key={titles[side]}>
                <figcaption>{titles[side]}</figcaption>
                <TensorTable {...table} name={titles[side] ?? ""} values={tensor.values} />
              </figure>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
