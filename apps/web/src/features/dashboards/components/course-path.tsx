import type { Locale } from "@thaw/contracts/ids";
import { classNames } from "@thaw/ui/class-names";
import { Tick } from "@thaw/ui/tick";
import { homeMessages } from "../messages.ts";
import type { HomeCourse, HomeLesson } from "../server/read-home.ts";
import { EnrolButton } from "./enrol-button.tsx";

interface Props {
  course: HomeCourse;
  locale: Locale;
  signedIn: boolean;
  /** The lesson to go on with. */
  current?: HomeLesson | undefined;
}

const tickOf = { done: "done", part: "now", todo: "todo" } as const;

/** A course's lessons in order, each with its sections as crystals. */
export function CoursePath({ course, locale, signedIn, current }: Props) {
  const t = homeMessages[locale];
  if (course.access === "enrol") {
    return (
      <div className="blank">
        <span>
          {course.description} {t.enrolNeeded}
        </span>
        {signedIn ? (
          <EnrolButton courseSlug={course.slug} />
        ) : (
          <a className="btn" href={`/${locale}/sign-in?next=/${locale}`}>
            {t.signIn}
          </a>
        )}
      </div>
    );
  }
  return (
    <ol className="path">
      {course.lessons.map((lesson) => (
        <li
          key={lesson.slug}
          className={classNames(
            lesson === current && "cur",
            lesson.standing.state === "not-started" && lesson !== current && "todo",
          )}
        >
          {lesson.published ? (
            <a href={lesson.href}>
              <Row lesson={lesson} locale={locale} signedIn={signedIn} />
            </a>
          ) : (
            <div className="row">
              <Row lesson={lesson} locale={locale} signedIn={signedIn} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function Row({ lesson, locale, signedIn }: { lesson: HomeLesson; locale: Locale; signedIn: boolean }) {
  const t = homeMessages[locale];
  const { standing, sections } = lesson;
  const done = sections.filter(({ state }) => state === "done").length;
  return (
    <>
      <span className="n">{lesson.position}</span>
      <span className="t2">
        {lesson.title}
        {lesson.lead && <small>{lesson.lead}</small>}
      </span>
      {signedIn && (
        <span className="tk">
          <span className="sr">{t.thawedPicture(done, sections.length)}</span>
          {sections.map(({ id, state }) => (
            <Tick key={id} state={tickOf[state]} />
          ))}
        </span>
      )}
      <span className="st">
        {!lesson.published && t.notPublished}
        {lesson.published && signedIn && standing.state === "not-started" && t.notStarted}
        {lesson.published && signedIn && standing.state !== "not-started" && <b>{t.thawed(standing.percent)}</b>}
      </span>
    </>
  );
}
