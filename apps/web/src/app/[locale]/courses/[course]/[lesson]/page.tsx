import type { Locale } from "@thaw/contracts/ids";
import { Icon } from "@thaw/ui/icon";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LessonStateProvider } from "#features/lesson/client/lesson-state-context.tsx";
import { LessonBody } from "#features/lesson/components/lesson-body.tsx";
import { LessonRail } from "#features/lesson/components/lesson-rail.tsx";
import { LessonStrip, SaveStatus } from "#features/lesson/components/lesson-status.tsx";
import { lessonMessages } from "#features/lesson/messages.ts";
import { loadPublishedLesson } from "#features/lesson/server/load-published-lesson.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";

// One cached page for everyone who may read it (the proxy sees to who); publishing renews it.
export const dynamic = "force-static";
export const revalidate = false;
export const generateStaticParams = () => [];

type Params = Promise<{ locale: Locale; course: string; lesson: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { locale, course, lesson } = await params;
  const loaded = await loadPublishedLesson({ lessonSlug: lesson, courseSlug: course, locale }, { db: database() });
  return loaded ? { title: loaded.revision.document.title, description: loaded.revision.document.lead } : {};
}

export default async function LessonPage({ params }: { params: Params }) {
  const { locale, course, lesson } = await params;
  const loaded = await loadPublishedLesson({ lessonSlug: lesson, courseSlug: course, locale }, { db: database() });
  if (!loaded) notFound();
  const { document, publishedAt } = loaded.revision;
  const t = lessonMessages[locale];
  const challenges = new Set(document.items.flatMap((item) => item.challengeId ?? [])).size;
  const questions = document.items.filter((item) => !item.challengeId).length;
  const heading = document.number === null ? document.title : `${t.lessonNumber(document.number)} ${document.title}`;
  const revised = publishedAt.toLocaleDateString(locale, {
    year: "numeric",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });
  return (
    <LessonStateProvider lessonSlug={lesson} courseSlug={course} locale={locale}>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}`}>{loaded.courseTitle[locale]}</a>
            <span aria-current="page">{heading}</span>
          </div>
        }
        status={<SaveStatus />}
      />
      <LessonStrip />
      <div className="lesson-page">
        <div className="frame">
          <LessonRail sections={document.sections} />
          <main id="main">
            <article>
              <div className="col">
                <div className="opening">
                  {document.number !== null && (
                    <span className="no" aria-hidden="true">
                      {document.number}
                    </span>
                  )}
                  {document.number !== null && <p className="kicker">{t.lessonNumber(document.number)}</p>}
                  <h1>{document.title}</h1>
                  <p className="lead phrase">{document.lead}</p>
                  <ul className="facts">
                    {document.minutes !== null && (
                      <li>
                        <Icon name="clock" />
                        {t.minutes(document.minutes)}
                      </li>
                    )}
                    {questions > 0 && <li>{t.questions(questions)}</li>}
                    {challenges > 0 && <li>{t.challenges(challenges)}</li>}
                    {document.labs.length > 0 && <li>{t.labs(document.labs.length)}</li>}
                    <li>{t.revised(revised)}</li>
                  </ul>
                </div>
                <LessonBody document={document} courseSlug={course} />
              </div>
            </article>
          </main>
        </div>
      </div>
    </LessonStateProvider>
  );
}
