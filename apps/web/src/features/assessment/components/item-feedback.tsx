"use client";
import { classNames } from "@thaw/ui/class-names";
import { Nodes } from "#features/lesson/components/render-nodes.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";
import type { ItemView } from "./use-item.ts";
import { useRemarkMessages } from "./use-remark-messages.ts";

/** What the learner is told about the attempt on show: why, in the author's words, and what the grader noticed. */
export function ItemFeedback({ view }: { view: ItemView }) {
  const locale = useLocale();
  const t = assessmentMessages[locale];
  const { shown } = view;
  const remarks = useRemarkMessages(shown?.remarks, locale);
  return (
    <div role="status" className="feedback">
      {shown && (
        <div className={classNames("because", shown.verdict !== "right" && "bad")}>
          <span className="sr">{shown.verdict === "right" ? t.right : t.wrong}</span>
          {shown.verdict === "unreadable" && <p>{t.unreadable}</p>}
          {remarks.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <Nodes nodes={shown.feedback} />
        </div>
      )}
    </div>
  );
}
