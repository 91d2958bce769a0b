import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Note } from "@thaw/ui/note";
import { ownPhotoMessages } from "./own-photo-messages.ts";
import type { Adding } from "./use-add-photos.ts";

interface AddReportNoteProps {
  locale: Locale;
  adding: Adding;
  onStop: () => void;
  onDismiss: () => void;
}

const shownCount = 12;

/** How adding goes; at its end what was added, and each file that was not, by name and cause. */
export function AddReportNote({ locale, adding, onStop, onDismiss }: AddReportNoteProps) {
  const t = ownPhotoMessages[locale];
  const { total, report, failed } = adding;
  if (failed) {
    return (
      <Note kind="error" live="assertive" action={<Button onClick={onDismiss}>{t.close}</Button>}>
        {t.failedWork}
      </Note>
    );
  }
  if (!report) return null;
  const done = report.added + report.skipped.length;
  if (total !== null) {
    return (
      <Note icon="plus" action={<Button onClick={onStop}>{t.stop}</Button>}>
        <span className="tnum">{t.adding(done, Math.max(done, total))}</span>
      </Note>
    );
  }
  const hidden = report.skipped.length - shownCount;
  return (
    <Note
      kind={report.skipped.length > 0 ? "notice" : "success"}
      live="polite"
      title={t.added(report.added)}
      action={
        <Button variant="quiet" onClick={onDismiss}>
          {t.close}
        </Button>
      }
    >
      {report.skipped.length > 0 && (
        <>
          <p>{t.skippedTitle(report.skipped.length)}</p>
          <ul className="skipped">
            {report.skipped.slice(0, shownCount).map(({ name, cause, detail }, at) => (
              <li key={at}>
                <b>{name}</b>　{t.cause(cause, detail)}
              </li>
            ))}
            {hidden > 0 && <li>{t.andMore(hidden)}</li>}
          </ul>
        </>
      )}
    </Note>
  );
}
