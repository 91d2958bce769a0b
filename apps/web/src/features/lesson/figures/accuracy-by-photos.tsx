import type { CSSProperties } from "react";
import { chance, measured, photosPerClass } from "./accuracy-measured.ts";
import type { FigureProps } from "./figure-props.ts";

const words = {
  ja: {
    axis: "正解率（%）",
    table: "1クラスあたりの写真の枚数と正解率（%、平均±標準偏差）",
    photos: (n: number) => `${n}枚`,
    series: { pretrained: "事前学習した土台", colour: "色のヒストグラム", random: "乱数のままの土台" },
    chance: `でたらめに答える ${chance}%`,
    gap: (points: number) => `${points}ポイントの差`,
    input: "分類器の入力",
    column: (n: number) => `${n}枚`,
  },
  en: {
    axis: "Accuracy (%)",
    table: "Photos per class and accuracy (%, mean ± standard deviation)",
    photos: (n: number) => `${n} photos`,
    series: { pretrained: "Pretrained base", colour: "Colour histogram", random: "Random base" },
    chance: `guessing ${chance}%`,
    gap: (points: number) => `+${points} points`,
    input: "Classifier input",
    column: (n: number) => `${n}`,
  },
} as const;

/** Per cent of the plot's width and height; photos on a true scale, so that the slope can be trusted. */
const left = (photos: number): number => ((photos - 5) / 50) * 100;
const top = (accuracy: number): number => (1 - accuracy / 70) * 100;
const at = (photos: number, accuracy: number): CSSProperties => ({
  left: `${left(photos)}%`,
  top: `${top(accuracy)}%`,
});
const ticks = [0, 20, 40, 60] as const;

const [pretrained, , random] = measured;

/** Accuracy against photos per class: what was measured, nothing between or beyond. */
export function AccuracyByPhotos({ locale, alt, caption }: FigureProps) {
  const text = words[locale];
  const gap = Math.round(pretrained.mean[0] - random.mean[0]);
  return (
    <>
      <div className="fig-accuracy">
        <div className="fig-axis-name" aria-hidden="true">
          {text.axis}
        </div>
        <div className="fig-plot" {...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": true })}>
          {ticks.map((tick) => (
            <span key={tick} className="fig-tick-y" style={{ top: `${top(tick)}%` }}>
              {tick}
            </span>
          ))}
          {photosPerClass.map((photos) => (
            <span key={photos} className="fig-tick-x" style={{ left: `${left(photos)}%` }}>
              {text.photos(photos)}
            </span>
          ))}
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {ticks.map((tick) => (
              <path key={tick} className="fig-grid" d={`M0 ${top(tick)}H100`} />
            ))}
            <path className="fig-chance" d={`M0 ${top(chance)}H100`} />
            {measured.map(({ series, mean, deviation }) => (
              <g key={series} className={`fig-line fig-${series}`}>
                <path d={photosPerClass.map((n, i) => `${i ? "L" : "M"}${left(n)} ${top(mean[i] ?? 0)}`).join("")} />
                <path
                  className="fig-whisker"
                  d={photosPerClass
                    .map((n, i) => {
                      const [centre, spread] = [mean[i] ?? 0, deviation[i] ?? 0];
                      return `M${left(n)} ${top(centre + spread)}V${top(centre - spread)}`;
                    })
                    .join("")}
                />
              </g>
            ))}
          </svg>
          <span
            className="fig-gap"
            style={{
              left: `${left(10)}%`,
              top: `${top(pretrained.mean[0])}%`,
              bottom: `${100 - top(random.mean[0])}%`,
            }}
          >
            <span>{text.gap(gap)}</span>
          </span>
          {measured.map(({ series, mean }) =>
            photosPerClass.map((photos, index) => (
              <i key={`${series}-${photos}`} className={`fig-dot fig-${series}`} style={at(photos, mean[index] ?? 0)} />
            )),
          )}
          {measured.map(({ series, mean }) => (
            <span key={series} className={`fig-name fig-${series}`} style={{ top: `${top(mean[2])}%` }}>
              {text.series[series]}
            </span>
          ))}
          <span className="fig-name fig-chance-name" style={{ top: `${top(chance)}%` }}>
            {text.chance}
          </span>
        </div>
        <table className="table fig-table">
          <caption>{text.table}</caption>
          <thead>
            <tr>
              <th scope="col">{text.input}</th>
              {photosPerClass.map((photos) => (
                <th key={photos} scope="col" className="num">
                  {text.column(photos)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measured.map(({ series, mean, deviation }) => (
              <tr key={series}>
                <th scope="row">
                  <i className={`fig-dot fig-${series}`} />
                  {text.series[series]}
                </th>
                {photosPerClass.map((photos, index) => (
                  <td key={photos} className="num">
                    {mean[index]?.toFixed(1)}
                    <small> ±{deviation[index]?.toFixed(1)}</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </>
  );
}
