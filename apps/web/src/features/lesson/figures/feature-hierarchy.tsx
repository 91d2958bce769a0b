import type { ReactNode } from "react";
import type { FigureProps } from "./figure-props.ts";
import { RamenEdges, RamenParts, RamenTextures, RamenWhole } from "./ramen-art.tsx";

const words = {
  ja: {
    stages: [
      ["縁と角", "明るさの境目と、その向き"],
      ["質感", "くり返す模様"],
      ["部品", "まとまりのある形"],
      ["料理", "部品の組み合わせ"],
    ],
    input: "入力側",
    output: "出力側",
    general: "どの分野でも役に立つ",
    specific: "課題に寄っていく",
  },
  en: {
    stages: [
      ["Edges, corners", "where brightness changes, and which way"],
      ["Textures", "patterns that repeat"],
      ["Parts", "shapes that hold together"],
      ["A dish", "parts put together"],
    ],
    input: "input side",
    output: "output side",
    general: "Useful in any field",
    specific: "Belongs to the task",
  },
} as const;

const drawings: readonly ReactNode[] = [
  <RamenEdges key="edges" />,
  <RamenTextures key="textures" />,
  <RamenParts key="parts" />,
  <RamenWhole key="whole" />,
];

/** The hierarchy of features: one bowl as four depths of a network would see it. A drawing, not a measurement. */
export function FeatureHierarchy({ locale, alt, caption }: FigureProps) {
  const text = words[locale];
  return (
    <>
      <div className="fig-hierarchy" {...(alt ? { role: "img", "aria-label": alt } : {})}>
        <div>
          <div className="fig-end fig-end-first">
            <small>{text.input}</small> {text.general}
          </div>
          <ol className="fig-stages">
            {text.stages.map(([name, what], index) => (
              <li key={name}>
                <svg viewBox="0 0 200 180" aria-hidden="true" focusable="false">
                  {drawings[index]}
                </svg>
                <div>
                  <b>{name}</b>
                  <span>{what}</span>
                </div>
              </li>
            ))}
          </ol>
          <svg className="fig-wedge" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <path className="fig-wedge-cool" d="M0 0H100L0 100Z" />
            <path className="fig-wedge-warm" d="M100 0V100H0Z" />
          </svg>
          <div className="fig-end fig-end-last">
            <small>{text.output}</small> {text.specific}
          </div>
        </div>
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </>
  );
}
