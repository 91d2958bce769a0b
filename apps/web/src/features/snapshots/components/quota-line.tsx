import type { Locale } from "@thaw/contracts/ids";
import type { SnapshotQuota } from "@thaw/contracts/snapshot";
import { Melt } from "@thaw/ui/melt";
import { Note } from "@thaw/ui/note";
import { formatBytes } from "#features/lab/run/format.ts";
import { snapshotMessages } from "../messages.ts";

/** How much a learner keeps of what they may keep, by bytes and by number. */
export function QuotaLine({ locale, quota }: { locale: Locale; quota: SnapshotQuota }) {
  const t = snapshotMessages[locale];
  const { bytes, snapshots } = quota;
  const bytesText = t.quotaBytes(formatBytes(bytes.used, locale), formatBytes(bytes.limit, locale));
  const full = bytes.used >= bytes.limit || snapshots.used >= snapshots.limit;
  return (
    <>
      <div className="quota">
        <span>{t.quota}</span>
        <Melt label={t.quota} value={bytes.used / bytes.limit} valueText={bytesText} />
        <span className="tnum">{bytesText}</span>
        <span className="tnum">{t.quotaCount(snapshots.used, snapshots.limit)}</span>
      </div>
      {full && <Note kind="notice">{t.quotaFull}</Note>}
    </>
  );
}
