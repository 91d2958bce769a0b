"use client";
import type { Locale } from "@thaw/contracts/ids";
import { type FormEvent, useEffect, useRef } from "react";
import { panelMessages } from "../panel-messages.ts";

interface InputLineProps {
  locale: Locale;
  prompt: string;
  onReply: (line: string | null) => void;
}

/** Where the learner answers `input()`. */
export function InputLine({ locale, prompt, onReply }: InputLineProps) {
  const t = panelMessages[locale];
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const box = field.current;
    // The focus comes here only from the terminal itself: nobody is taken away from what they read.
    if (box?.closest(".term")?.contains(document.activeElement)) box.focus();
    box?.scrollIntoView({ block: "nearest" });
  }, []);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onReply(field.current?.value ?? "");
  };
  return (
    <form className="asks" onSubmit={send}>
      <span className="sr" role="alert">
        {t.inputAsks(prompt)}
      </span>
      <input
        ref={field}
        aria-label={prompt || t.input}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.ctrlKey && event.key === "d") {
            event.preventDefault();
            onReply(null);
          }
        }}
      />
      <button type="submit" className="btn">
        {t.send}
      </button>
    </form>
  );
}
