import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { optionalLabDefinition } from "#features/lab/lab-definitions.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { SnapshotPage } from "#features/snapshots/components/snapshot-page.tsx";
import { snapshotMessages } from "#features/snapshots/messages.ts";
import { readSnapshot } from "#features/snapshots/server/read-snapshot.ts";
import { database } from "#platform/database.ts";
import { forPage, requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";

type Params = Promise<{ locale: Locale; id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: snapshotMessages[(await params).locale].title };
}

export default async function Page({ params }: { params: Params }) {
  const { locale, id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const viewer = await requirePageViewer(locale, { next: `/${locale}/snapshots/${id}` });
  const snapshot = await forPage(readSnapshot({ viewer, id }, { db: database() }));
  const t = snapshotMessages[locale];
  const names = (optionalLabDefinition("foodvision-head")?.classes ?? []).map(({ name }) => name[locale]);
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}/snapshots`}>{t.title}</a>
            <span aria-current="page">{snapshot.name}</span>
          </div>
        }
      />
      <main id="main" className="lab-page snapshots-page">
        <SnapshotPage locale={locale} snapshot={snapshot} names={names} />
      </main>
    </>
  );
}
