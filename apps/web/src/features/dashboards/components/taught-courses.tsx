import type { Locale } from "@thaw/contracts/ids";
import type { TaughtCourse } from "@thaw/contracts/teaching";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { teachMessages } from "../messages.ts";

/** The courses that one runs, each with its gradebook, its people and its lessons to edit. */
export function TaughtCourses({ courses, locale }: { courses: readonly TaughtCourse[]; locale: Locale }) {
  const t = teachMessages[locale];
  return (
    <main id="main" className="teach-page">
      <h1 className="page-title">{t.courses}</h1>
      {courses.length === 0 && <EmptyState>{t.noCourses}</EmptyState>}
      {courses.map((course) => (
        <section key={course.slug} aria-labelledby={`course-${course.slug}`} className="taught">
          <div className="head">
            <h2 id={`course-${course.slug}`}>{course.title}</h2>
            <span className="kicker">
              {t.learners(course.learners)} · {t[course.visibility]}
            </span>
            <span className="push" />
            <Button variant="warm" icon="grid" href={`/${locale}/teach/courses/${course.slug}`}>
              {t.gradebook}
            </Button>
            <Button icon="people" href={`/${locale}/teach/courses/${course.slug}/people`}>
              {t.people}
            </Button>
          </div>
          <ul className="lessons">
            {course.lessons.map((lesson) => (
              <li key={lesson.slug}>
                <span className="n">{lesson.position}</span>
                {lesson.published ? (
                  <a href={`/${locale}/courses/${course.slug}/${lesson.slug}`}>{lesson.title}</a>
                ) : (
                  <span>{lesson.title}</span>
                )}
                {!lesson.published && <span className="kicker">{t.unpublished}</span>}
                <span className="push" />
                <Button
                  icon="pencil"
                  href={`/${locale}/teach/lessons/${lesson.slug}/edit?lang=${locale}`}
                  aria-label={`${t.edit}: ${lesson.title}`}
                >
                  {t.edit}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
