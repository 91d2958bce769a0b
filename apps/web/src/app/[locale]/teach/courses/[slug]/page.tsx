import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { GradebookView } from "#features/dashboards/components/gradebook-view.tsx";
import { teachMessages } from "#features/dashboards/messages.ts";
import { readGradebook } from "#features/dashboards/server/read-gradebook.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { forPage, requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale; slug: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: teachMessages[(await params).locale].gradebook };
}

export default async function GradebookPage({ params }: { params: Params }) {
  const { locale, slug } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/teach/courses/${slug}` });
  const deps = { db: database(), now: new Date() };
  const gradebook = await forPage(readGradebook({ viewer, courseSlug: slug, locale }, deps));
  const t = teachMessages[locale];
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}/teach`}>{t.title}</a>
            <span aria-current="page">{gradebook.course.title}</span>
          </div>
        }
      />
      <GradebookView gradebook={gradebook} />
    </>
  );
}
