"use client";
import type { Locale } from "@thaw/contracts/ids";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { asTyped, withNextLine } from "../client/prompt-block.ts";
import { emptyHistory, recall, remember } from "../client/prompt-history.ts";
import { panelMessages } from "../panel-messages.ts";

const MOST_ROWS = 8;

interface PromptLineProps {
  locale: Locale;
  /** What was sent and wants more lines. */
  unfinished: string | null;
  /** Python is at work; what is typed meanwhile waits its turn. */
  isBusy: boolean;
  onEvaluate: (code: string) => void;
  onWake: () => void;
}

/** The prompt below the output: what is typed here runs in the program's own namespace. */
export function PromptLine({ locale, unfinished, isBusy, onEvaluate, onWake }: PromptLineProps) {
  const t = panelMessages[locale];
  const id = useId();
  const [text, setText] = useState("");
  const history = useRef(emptyHistory);
  const field = useRef<HTMLTextAreaElement>(null);

  // Half a statement comes back, with a line of its own to go on in.
  useEffect(() => {
    if (unfinished === null) return;
    setText(withNextLine(unfinished));
    field.current?.focus();
  }, [unfinished]);

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter chooses a word while an input method is at work.
    // Safari says that it is over before the Enter that ended it; the key's code still tells.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { value, selectionStart } = event.currentTarget;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (value.trim() === "") return;
      history.current = remember(history.current, value);
      setText("");
      onEvaluate(asTyped(value));
    }
    const isFirstLine = !value.slice(0, selectionStart).includes("\n");
    const isLastLine = !value.slice(selectionStart).includes("\n");
    const step = event.key === "ArrowUp" && isFirstLine ? -1 : event.key === "ArrowDown" && isLastLine ? 1 : 0;
    if (step === 0) return;
    const recalled = recall(history.current, value, step);
    if (!recalled) return;
    event.preventDefault();
    history.current = recalled[0];
    setText(recalled[1]);
  }

  return (
    <div className={isBusy ? "prompt busy" : "prompt"}>
      <span className="dim marks" aria-hidden="true">
        {[
          ">>>",
          ...text
            .split("\n")
            .slice(1)
            .map(() => "..."),
        ]
          .slice(0, MOST_ROWS)
          .join("\n")}
      </span>
      <textarea
        ref={field}
        value={text}
        rows={Math.min(MOST_ROWS, text.split("\n").length)}
        aria-label={t.prompt}
        aria-describedby={id}
        lang="en"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        onFocus={onWake}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <span className="sr" id={id}>
        {t.promptHelp}
      </span>
    </div>
  );
}
