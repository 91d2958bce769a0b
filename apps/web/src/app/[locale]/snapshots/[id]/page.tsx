import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { experimentMessages } from "#features/lab/experiment-messages.ts";
import { optionalLabDefinition } from "#features/lab/lab-definitions.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { SnapshotPage } from "#features/snapshots/components/snapshot-page.tsx";
import { readSnapshot } from "#features/snapshots/server/read-snapshot.ts";
import { database } from "#platform/database.ts";
import { forPage, requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";

type Params = Promise<{ locale: Locale; id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: experimentMessages[(await params).locale].snapshotTitle };
}

export default async function Page({ params }: { params: Params }) {
  const { locale, id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const viewer = await requirePageViewer(locale, { next: `/${locale}/snapshots/${id}` });
  const snapshot = await forPage(readSnapshot({ viewer, id }, { db: database() }));
  const t = experimentMessages[locale];
  const names = (optionalLabDefinition("foodvision-head")?.classes ?? []).map(({ name }) => name[locale]);
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}/experiments`}>{t.experiments}</a>
            <span aria-current="page">{snapshot.name}</span>
          </div>
        }
      />
      <main id="main" className="lab-page">
        <SnapshotPage locale={locale} snapshot={snapshot} names={names} />
      </main>
    </>
  );
}
