import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { SnapshotList } from "#features/snapshots/components/snapshot-list.tsx";
import { snapshotMessages } from "#features/snapshots/messages.ts";
import { listSnapshots } from "#features/snapshots/server/list-snapshots.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";

type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: snapshotMessages[(await params).locale].title };
}

export default async function Page({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/snapshots` });
  const t = snapshotMessages[locale];
  return (
    <>
      <SiteHeader />
      <main id="main" className="lab-page snapshots-page">
        <div className="top">
          <div>
            <p className="kicker">{t.lead}</p>
            <h1>{t.title}</h1>
          </div>
        </div>
        <SnapshotList locale={locale} {...(await listSnapshots({ viewer }, { db: database() }))} />
      </main>
    </>
  );
}
