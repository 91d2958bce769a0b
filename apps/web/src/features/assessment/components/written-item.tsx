"use client";
import type { PublicItem } from "@thaw/contracts/lesson-document";
import { type ReactNode, useId } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";
import { ItemFeedback } from "./item-feedback.tsx";
import { ItemStatus } from "./item-status.tsx";
import { SolutionReveal } from "./solution-reveal.tsx";
import { useItem } from "./use-item.ts";
import { WrittenAnswer } from "./written-answer.tsx";

type WrittenItem = Extract<PublicItem, { kind: "number" | "text" | "code-expression" }>;

/** A question that is answered by writing, outside a challenge. */
export function WrittenQuestion({
  item,
  number,
  prompt,
}: {
  item: WrittenItem;
  number?: number | undefined;
  prompt: ReactNode;
}) {
  const t = assessmentMessages[useLocale()];
  const view = useItem(item);
  const help = useId();
  return (
    <fieldset className="q" id={item.slug} data-item={item.id}>
      <legend>
        {number !== undefined && <small>{t.question(number)}</small>}
        {prompt}
      </legend>
      <WrittenAnswer item={item} view={view} describedBy={help} />
      <WrittenHelp item={item} id={help} />
      <ItemFeedback view={view} />
      <ItemStatus item={item} view={view} submitLabel={t.answer} />
      <SolutionReveal item={item} view={view} />
    </fieldset>
  );
}

export function WrittenHelp({ item, id }: { item: WrittenItem; id: string }) {
  const t = assessmentMessages[useLocale()];
  const text =
    item.kind === "code-expression"
      ? t.codeHelp
      : item.kind === "number" && item.tolerance > 0
        ? t.tolerance(item.tolerance, item.unit ?? "")
        : "";
  return (
    <p className="help" id={id}>
      {text}
    </p>
  );
}
