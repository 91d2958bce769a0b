import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { LessonEditor } from "#features/authoring/components/lesson-editor.tsx";
import { authoringMessages } from "#features/authoring/messages.ts";
import { readLessonSource } from "#features/authoring/server/read-lesson-source.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { isLocale } from "#platform/locale.ts";
import { forPage, requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale; slug: string }>;
type Query = Promise<{ lang?: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: authoringMessages[(await params).locale].edit };
}

export default async function EditLessonPage({ params, searchParams }: { params: Params; searchParams: Query }) {
  const { locale, slug } = await params;
  const { lang } = await searchParams;
  const language = isLocale(lang) ? lang : locale;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/teach/lessons/${slug}/edit?lang=${language}` });
  const input = { viewer, lessonSlug: slug, locale: language, uiLocale: locale };
  const loaded = await forPage(readLessonSource(input, { db: database() }));
  const t = authoringMessages[locale];
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}/teach`}>{t.teach}</a>
            <span aria-current="page">{loaded.lesson.courseTitle}</span>
          </div>
        }
      />
      <LessonEditor userId={viewer.id} loaded={loaded} />
    </>
  );
}
