import { Mark } from "@thaw/ui/mark";
import type { FigureProps } from "./figure-props.ts";
import { RamenWhole } from "./ramen-art.tsx";

const words = {
  ja: {
    photo: "写真",
    base: "土台",
    frozen: "凍結",
    features: "特徴",
    featureCount: "512個",
    oldHead: "古いヘッド",
    oldOutput: "1,000カテゴリの点数",
    off: "外す",
    newHead: "新しいヘッド",
    trained: "学習",
    scores: "7クラスの点数",
    classes: ["ハンバーガー", "ドーナツ", "目玉焼き", "ピザ", "ラーメン", "サラダ", "寿司"],
  },
  en: {
    photo: "photo",
    base: "Base",
    frozen: "frozen",
    features: "features",
    featureCount: "512",
    oldHead: "Old head",
    oldOutput: "scores for 1,000 categories",
    off: "taken off",
    newHead: "New head",
    trained: "trained",
    scores: "scores for 7 classes",
    classes: ["burger", "donut", "fried egg", "pizza", "ramen", "salad", "sushi"],
  },
} as const;

/** An example of scores, one per class, as parts of the largest. Only the order of size matters here. */
const scores = [0.2, 0.12, 0.3, 0.18, 1, 0.34, 0.24] as const;

/** An example of a feature vector: classes of the diverging ramp for tensors. */
const cells = ["p1", "z", "n2", "p3", "z", "n1", "p2", "p4", "n1", "z", "p1", "n3", "z", "p2", "n1", "p1"] as const;

const fan = Array.from({ length: 7 }, (_, row) => `M0 50L100 ${8 + row * 14}`).join("");

/** Taking off the head of the source task and fitting one for the target task; the base stays as it is. */
export function HeadSwap({ locale, alt, caption }: FigureProps) {
  const text = words[locale];
  return (
    <>
      <div className="fig-swap" {...(alt ? { role: "img", "aria-label": alt } : {})}>
        <div className="fig-swap-photo">
          <svg viewBox="0 0 200 180" aria-hidden="true" focusable="false">
            <RamenWhole />
          </svg>
          <small>{text.photo} x</small>
        </div>
        <div className="fig-swap-base slab frozen">
          <b>{text.base} f</b>
          <Mark state="frozen">{text.frozen}</Mark>
          <small>ResNet-18</small>
        </div>
        <div className="fig-swap-vector">
          <svg className="heat" viewBox="0 0 1 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {cells.map((cell, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells never change their order
              <rect key={row} className={cell} y={row} width="1" height="1" />
            ))}
          </svg>
          <small>
            <b>{text.featureCount}</b> {text.features}
          </small>
        </div>
        <div className="fig-swap-old">
          <b>{text.oldHead}</b>
          <span>{text.off}</span>
          <small>{text.oldOutput}</small>
        </div>
        <div className="fig-swap-new slab thawed">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path d={fan} />
          </svg>
          <b>{text.newHead}</b>
          <Mark state="thawed">{text.trained}</Mark>
          <small>W, b</small>
        </div>
        <ol className="fig-swap-scores">
          {text.classes.map((name, index) => (
            <li key={name}>
              <span>{name}</span>
              <i style={{ inlineSize: `${(scores[index] ?? 0) * 100}%` }} />
            </li>
          ))}
        </ol>
        <small className="fig-swap-out">{text.scores}</small>
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </>
  );
}
