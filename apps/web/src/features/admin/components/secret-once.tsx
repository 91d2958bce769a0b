"use client";
import { Button } from "@thaw/ui/button";
import { useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { adminMessages } from "../messages.ts";

/** Something that is shown this once, easy to select and to copy. */
export function SecretOnce({ value, label }: { value: string; label: string }) {
  const t = adminMessages[useLocale()];
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Over plain HTTP there is no clipboard; the text can be selected.
    }
  };
  return (
    <div className="secret">
      <input
        className="input mono"
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={() => void copy()} icon={copied ? "check" : undefined}>
        {copied ? t.copied : t.copy}
      </Button>
    </div>
  );
}
