import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { z } from "zod";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { ComparePage } from "#features/snapshots/components/compare-page.tsx";
import { snapshotMessages } from "#features/snapshots/messages.ts";
import { listSnapshots } from "#features/snapshots/server/list-snapshots.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: snapshotMessages[(await params).locale].compareTitle };
}

const idIn = (value: unknown): string | null => z.uuid().safeParse(value).data ?? null;

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  const { a, b } = await searchParams;
  const [first, second] = [idIn(a), idIn(b)];
  const query = new URLSearchParams({ ...(first ? { a: first } : {}), ...(second ? { b: second } : {}) });
  const viewer = await requirePageViewer(locale, { next: `/${locale}/snapshots/compare?${query}` });
  const { snapshots } = await listSnapshots({ viewer }, { db: database() });
  const t = snapshotMessages[locale];
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}/snapshots`}>{t.title}</a>
            <span aria-current="page">{t.compare}</span>
          </div>
        }
      />
      <main id="main" className="lab-page snapshots-page">
        <div className="top">
          <h1>{t.compareTitle}</h1>
        </div>
        <ComparePage locale={locale} snapshots={snapshots} first={first} second={second} />
      </main>
    </>
  );
}
