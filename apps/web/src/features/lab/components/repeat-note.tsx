import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import type { Repeat } from "../hooks/use-run-again.ts";
import { repeatMessages } from "../messages/repeat-messages.ts";
import { backboneName } from "../run/backbone-name.ts";

function blockedText({ of, cause }: Extract<Repeat, { phase: "blocked" }>, locale: Locale): string {
  const t = repeatMessages[locale];
  if (cause === "photos") return t.noPhotos(of.number);
  return cause === "backbone" ? t.noBackbone(of.number, backboneName(of.backbone, locale)) : t.blocked(of.number);
}

/** How a repeat goes, and at its end whether the weights are identical. */
export function RepeatNote({
  locale,
  repeat,
  onDismiss,
}: {
  locale: Locale;
  repeat: Repeat | null;
  onDismiss: () => void;
}) {
  const t = repeatMessages[locale];
  if (!repeat) return null;
  const { of, phase } = repeat;
  const action = <Button onClick={onDismiss}>{t.dismiss}</Button>;
  switch (phase) {
    case "preparing":
    case "running":
      return (
        <Note icon="reset" live="polite" className="repeat-note">
          {phase === "preparing" ? t.preparing(of.number) : t.running(of.number)}
        </Note>
      );
    case "blocked":
      return (
        <Note kind="notice" live="polite" action={action} className="repeat-note">
          {blockedText(repeat, locale)}
        </Note>
      );
    case "done": {
      const { again, reason } = repeat;
      return (
        <Note
          kind={reason ? "notice" : "success"}
          live="polite"
          title={reason ? t.different(again.number, of.number) : t.identical(again.number, of.number)}
          action={action}
          className="repeat-note"
        >
          {reason ? t.reasons[reason] : <code>{t.fingerprint(again.headSha256)}</code>}
        </Note>
      );
    }
  }
}
