"use client";
import type { PublicItem } from "@thaw/contracts/lesson-document";
import type { KeyboardEvent } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";
import type { ItemView } from "./use-item.ts";

type WrittenItem = Extract<PublicItem, { kind: "number" | "text" | "code-expression" }>;

/** The field of a number, a text or an expression. An Enter that only ends an input method's composition sends nothing. */
export function WrittenAnswer({ item, view, describedBy }: { item: WrittenItem; view: ItemView; describedBy: string }) {
  const t = assessmentMessages[useLocale()];
  const disabled = view.phase !== "open" || view.sending || Boolean(view.waiting) || view.closed || Boolean(view.shown);
  const onEnter = (needsModifier: boolean) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (needsModifier && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    view.submit();
  };
  if (item.kind === "code-expression") {
    const code = view.response.kind === "code-expression" ? view.response.code : "";
    return (
      <div className="snip">
        <span aria-hidden="true">{item.binding} = </span>
        <textarea
          aria-label={t.codeLabel(item.binding)}
          aria-describedby={describedBy}
          rows={1}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          maxLength={2000}
          value={code}
          disabled={disabled}
          onChange={(event) => view.change({ kind: "code-expression", code: event.currentTarget.value })}
          onKeyDown={onEnter(true)}
        />
      </div>
    );
  }
  const text = view.response.kind === item.kind ? (view.response as { text: string }).text : "";
  return (
    <div className="written">
      <input
        className="input mono"
        aria-label={item.kind === "number" ? t.numberLabel : t.textLabel}
        aria-describedby={describedBy}
        inputMode={item.kind === "number" ? "decimal" : "text"}
        autoComplete="off"
        maxLength={item.kind === "number" ? 64 : item.maxLength}
        value={text}
        disabled={disabled}
        onChange={(event) => view.change({ kind: item.kind, text: event.currentTarget.value })}
        onKeyDown={onEnter(false)}
      />
      {item.kind === "number" && item.unit && <span className="unit">{item.unit}</span>}
    </div>
  );
}
