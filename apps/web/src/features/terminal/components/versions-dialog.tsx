"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { TerminalCode, TerminalVersion } from "@thaw/contracts/terminal-code";
import { Button } from "@thaw/ui/button";
import { Dialog } from "@thaw/ui/dialog";
import { SkeletonText } from "@thaw/ui/skeleton";
import { useEffect, useState } from "react";
import { api } from "#platform/client/api.ts";
import { failureText } from "#platform/client/failure-text.ts";
import { panelMessages } from "../panel-messages.ts";

interface VersionsDialogProps {
  locale: Locale;
  terminalId: string;
  onUse: (code: string) => void;
  onClose: () => void;
}

/** The last ten versions of a terminal's code, to go back to. */
export function VersionsDialog({ locale, terminalId, onUse, onClose }: VersionsDialogProps) {
  const t = panelMessages[locale];
  const [versions, setVersions] = useState<TerminalVersion[]>();
  const [trouble, setTrouble] = useState<string>();
  const path = `/api/v1/terminals/${encodeURIComponent(terminalId)}/versions`;
  useEffect(() => {
    const abort = new AbortController();
    api<{ versions: TerminalVersion[] }>(path, { signal: abort.signal }).then(
      (list) => setVersions(list.versions),
      (error: unknown) => !abort.signal.aborted && setTrouble(failureText(error, locale)),
    );
    return () => abort.abort();
  }, [path, locale]);
  const use = async (version: number) => {
    try {
      const { code } = await api<{ code: TerminalCode }>(`${path}/${version}`);
      onUse(code.code);
    } catch (error) {
      setTrouble(failureText(error, locale));
    }
  };
  const when = (at: string) => new Date(at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Dialog open onClose={onClose} title={t.versionsTitle} closeLabel={t.close}>
      <p className="help">{t.versionsBody}</p>
      {trouble && (
        <p className="help bad" role="alert">
          {t.versionsFailed} {trouble}
        </p>
      )}
      {!versions && !trouble && <SkeletonText lines={4} label={t.versionsTitle} />}
      {versions?.length === 0 && <p>{t.versionsEmpty}</p>}
      <ol className="versions">
        {versions?.map(({ version, firstLine, length, updatedAt }, index) => (
          <li key={version}>
            <div>
              <time dateTime={updatedAt}>{when(updatedAt)}</time>
              <small>
                {t.versionLength(length)}
                {index === 0 && ` · ${t.versionCurrent}`}
              </small>
              <code>{firstLine}</code>
            </div>
            {index > 0 && <Button onClick={() => void use(version)}>{t.versionUse}</Button>}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
