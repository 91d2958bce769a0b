import type { AuditEntryView } from "@thaw/contracts/administration";
import type { Locale } from "@thaw/contracts/ids";
import { EmptyState } from "@thaw/ui/empty-state";
import { Table, TableHead } from "@thaw/ui/table";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { adminMessages } from "../messages.ts";
import { Pages } from "./pages.tsx";

interface Props {
  audit: { entries: AuditEntryView[]; page: number; more: boolean };
  locale: Locale;
}

/** Who changed what, newest first. */
export function AuditView({ audit, locale }: Props) {
  const t = adminMessages[locale];
  if (audit.entries.length === 0) return <EmptyState>{t.noEntries}</EmptyState>;
  return (
    <>
      <Table caption={t.audit}>
        <TableHead columns={[t.when, t.who, t.what, t.subject, t.detail]} />
        <tbody>
          {audit.entries.map((entry) => (
            <tr key={entry.id}>
              <td className="when">
                <LocalTime at={entry.createdAt} />
              </td>
              <td>{entry.actorName ?? t.operator}</td>
              <td>{t.action[entry.action] ?? entry.action}</td>
              <td>{entry.subjectName ?? entry.subject.split(":").at(-1)}</td>
              <td>
                {Object.entries(entry.detail).map(([name, value]) => (
                  <span key={name} className="pair">
                    <code>
                      {name}: {String(value)}
                    </code>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pages page={audit.page} more={audit.more} />
    </>
  );
}
