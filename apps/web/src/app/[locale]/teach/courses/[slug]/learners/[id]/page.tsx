import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LearnerView } from "#features/dashboards/components/learner-view.tsx";
import { teachMessages } from "#features/dashboards/messages.ts";
import { readLearner } from "#features/dashboards/server/read-gradebook.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { forPage, requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale; slug: string; id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: teachMessages[(await params).locale].learner };
}

export default async function LearnerPage({ params }: { params: Params }) {
  const { locale, slug, id } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/teach/courses/${slug}/learners/${id}` });
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) notFound();
  const deps = { db: database(), now: new Date() };
  const data = await forPage(readLearner({ viewer, courseSlug: slug, learnerId: id, locale }, deps));
  return (
    <>
      <SiteHeader />
      <LearnerView data={data} courseSlug={slug} />
    </>
  );
}
