import { Icon } from "@thaw/ui/icon";
import { Mark } from "@thaw/ui/mark";
import type { FigureProps } from "./figure-props.ts";
import { RamenWhole } from "./ramen-art.tsx";

const words = {
  ja: {
    photo: "写真",
    base: "土台",
    frozen: "凍結したまま",
    features: "512個の特徴",
    oldHead: "古いヘッド",
    oldScores: "1,000個の点数",
    off: "外す",
    newHead: "新しいヘッド",
    trained: "ここだけ学習",
    scores: "7個の点数",
    classes: ["ハンバーガー", "ドーナツ", "目玉焼き", "ピザ", "ラーメン", "サラダ", "寿司"],
  },
  en: {
    photo: "photo",
    base: "Base",
    frozen: "stays frozen",
    features: "512 features",
    oldHead: "Old head",
    oldScores: "1,000 scores",
    off: "taken off",
    newHead: "New head",
    trained: "trained",
    scores: "7 scores",
    classes: ["burger", "donut", "fried egg", "pizza", "ramen", "salad", "sushi"],
  },
} as const;

/** An example of scores, one per class, as parts of the largest: a drawing, like the vector beside it. */
const exampleScores = [0.2, 0.12, 0.3, 0.18, 1, 0.34, 0.24] as const;
const exampleFeatures = [1, 0, -2, 3, 0, -1, 2, 4, -1, 0, 1, -3, 0, 2, -1, 1] as const;

const heat = (value: number): string =>
  value === 0 ? "var(--color-heat-0)" : `var(--color-heat-${value < 0 ? "n" : "p"}${Math.abs(value)})`;
const fan = Array.from({ length: 7 }, (_, row) => `M0 50L100 ${7 + (row * 86) / 6}`).join("");

/** Taking off the head of the source task and fitting one for the target task; the base stays as it is. */
export function HeadSwap({ locale, alt, caption }: FigureProps) {
  const text = words[locale];
  return (
    <>
      <div className="fig-swap" {...(alt ? { role: "img", "aria-label": alt } : {})}>
        <div>
          <div className="fig-swap-in">
            <div className="fig-swap-photo">
              <svg viewBox="4 -4 192 178" aria-hidden="true" focusable="false">
                <RamenWhole />
              </svg>
              <small>{text.photo}</small>
            </div>
            <Icon name="arrow" />
            <div className="fig-swap-base slab frozen">
              <b>{text.base}</b>
              <small>ResNet-18</small>
              <Mark state="frozen">{text.frozen}</Mark>
            </div>
          </div>
          <Icon name="arrow" className="fig-turn" />
          <div className="fig-swap-vector">
            <div>
              {exampleFeatures.map((value, place) => (
                <i key={place} style={{ background: heat(value) }} />
              ))}
            </div>
            <small>{text.features}</small>
          </div>
          <Icon name="arrow" className="fig-turn" />
          <div className="fig-swap-heads">
            <div className="fig-swap-old">
              <b>{text.oldHead}</b>
              <small>{text.oldScores}</small>
              <span>
                <Icon name="x" />
                {text.off}
              </span>
            </div>
            <div className="fig-swap-new slab thawed">
              <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path d={fan} />
              </svg>
              <b>{text.newHead}</b>
              <small>512 → 7</small>
              <Mark state="thawed">{text.trained}</Mark>
            </div>
          </div>
          <Icon name="arrow" className="fig-turn" />
          <div className="fig-swap-out">
            <ol className="fig-swap-scores">
              {text.classes.map((name, place) => (
                <li key={name}>
                  <span>{name}</span>
                  <i style={{ inlineSize: `${(exampleScores[place] ?? 0) * 100}%` }} />
                </li>
              ))}
            </ol>
            <small>{text.scores}</small>
          </div>
        </div>
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </>
  );
}
