"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { useEffect, useState } from "react";
import { experimentMessages } from "../experiment-messages.ts";

/** A hash in full, to be selected or copied. The clipboard is withheld over plain HTTP: then there is no button. */
export function HashLine({
  locale,
  label,
  value,
  remark,
}: {
  locale: Locale;
  label: string;
  value: string;
  remark?: string;
}) {
  const t = experimentMessages[locale];
  const [copied, setCopied] = useState(false);
  const [mayCopy, setMayCopy] = useState(false);
  useEffect(() => setMayCopy(Boolean(navigator.clipboard)), []);
  return (
    <div className="hash">
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        {mayCopy && (
          <Button
            variant="quiet"
            onClick={() => {
              void navigator.clipboard.writeText(value).then(
                () => setCopied(true),
                () => setCopied(false),
              );
            }}
          >
            {copied ? t.copied : t.copy}
          </Button>
        )}
        {remark && <small>{remark}</small>}
      </dd>
    </div>
  );
}
