import type { SignUpPolicy } from "@thaw/contracts/account";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { MeltingStack } from "#features/account/components/melting-stack.tsx";
import { homeMessages } from "../messages.ts";
import type { Home, HomeCourse } from "../server/read-home.ts";
import { CoursePath } from "./course-path.tsx";
import { LatestExperiments, Results } from "./home-aside.tsx";
import { SectionStack } from "./section-stack.tsx";

/** One thing to go on with, then the course, then what was kept. */
export function HomeView({ home, locale }: { home: Home; locale: Locale }) {
  const t = homeMessages[locale];
  return (
    <main id="main" className="home-page">
      <Resume home={home} locale={locale} />
      <div className="cols">
        <Courses home={home} locale={locale} signedIn />
        <aside>
          <Results courses={home.courses} locale={locale} />
          <LatestExperiments experiments={home.experiments} locale={locale} />
        </aside>
      </div>
      {home.courses.length === 0 && <EmptyState>{t.noCourses}</EmptyState>}
    </main>
  );
}

function Resume({ home, locale }: { home: Home; locale: Locale }) {
  const t = homeMessages[locale];
  const { resume } = home;
  if (!resume) {
    const finished = home.courses.some(({ lessons }) => lessons.some(({ published }) => published));
    return (
      <section className="resume">
        <div>
          <h1>{finished ? t.allDone : t.title}</h1>
          {finished && <p className="where">{t.allDoneText}</p>}
        </div>
      </section>
    );
  }
  const { lesson, section } = resume;
  const begun = lesson.touchedAt > 0;
  const number = section ? lesson.sections.indexOf(section) + 1 : 0;
  const minutes = lesson.minutes && Math.max(1, Math.round((lesson.minutes * (100 - lesson.standing.percent)) / 100));
  const place = begun && section ? ` · ${t.sectionOf(number, lesson.sections.length)}` : "";
  return (
    <section className="resume">
      <div>
        <p className="kicker">
          {t.lessonNumber(lesson.position)}
          {place}
        </p>
        <h1>{lesson.title}</h1>
        <p className="where phrase">{begun ? (section ? t.next(section.title) : t.nextLab) : lesson.lead}</p>
        <div className="do">
          <Button variant="warm" iconEnd="arrow" href={begun && section ? `${lesson.href}#${section.id}` : lesson.href}>
            {begun ? t.goOn : t.start}
          </Button>
          <span className="kicker">
            {begun && <b>{t.thawed(lesson.standing.percent)}</b>}
            {begun && minutes && " · "}
            {minutes && t.minutesLeft(minutes)}
          </span>
        </div>
      </div>
      <SectionStack sections={lesson.sections} locale={locale} />
    </section>
  );
}

function Courses({ home, locale, signedIn }: { home: Home; locale: Locale; signedIn: boolean }) {
  return (
    <div>
      {home.courses.map((course: HomeCourse) => (
        <section key={course.slug} aria-labelledby={`course-${course.slug}`} className="course">
          <h2 id={`course-${course.slug}`}>{course.title}</h2>
          <CoursePath course={course} locale={locale} signedIn={signedIn} current={home.resume?.lesson} />
        </section>
      ))}
    </div>
  );
}

/** For who is not signed in: what this is, the courses, and the two ways in. */
export function WelcomeView({ home, locale, signUp }: { home: Home; locale: Locale; signUp: SignUpPolicy }) {
  const t = homeMessages[locale];
  const first = home.courses.flatMap(({ lessons }) => lessons).find(({ published }) => published);
  return (
    <main id="main" className="home-page welcome">
      <section className="resume">
        <div>
          <p className="kicker">{t.kicker}</p>
          <h1 className="phrase">{t.headline}</h1>
          <p className="where phrase">{t.what}</p>
          <div className="do">
            <Button variant="warm" href={`/${locale}/sign-in`}>
              {t.signIn}
            </Button>
            {signUp === "open" && <Button href={`/${locale}/sign-up`}>{t.signUp}</Button>}
            {first && (
              <a href={first.href}>
                {t.readFirst} · {t.lessonNumber(first.position)}
              </a>
            )}
          </div>
        </div>
        <div className="stack">
          <MeltingStack label={t.stack} />
        </div>
      </section>
      <Courses home={home} locale={locale} signedIn={false} />
    </main>
  );
}
