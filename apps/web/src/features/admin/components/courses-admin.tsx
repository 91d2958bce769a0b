"use client";
import type { AdminCourse } from "@thaw/contracts/administration";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Checkbox, Select } from "@thaw/ui/field";
import { type FormEvent, useState } from "react";
import { api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { useAttempt } from "#platform/client/use-attempt.ts";
import { adminMessages } from "../messages.ts";
import { SavedNote } from "./saved-note.tsx";

/** Who may enter each course. */
export function CoursesAdmin({ courses }: { courses: AdminCourse[] }) {
  const t = adminMessages[useLocale()];
  if (courses.length === 0) return <EmptyState>{t.noCourses}</EmptyState>;
  return courses.map((course) => <CourseForm key={course.slug} course={course} />);
}

function CourseForm({ course }: { course: AdminCourse }) {
  const locale = useLocale();
  const t = adminMessages[locale];
  const { busy, trouble, attempt } = useAttempt();
  const [saved, setSaved] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const body = { visibility: data.get("visibility"), selfEnrol: data.get("selfEnrol") === "on" };
    setSaved(false);
    setSaved(await attempt(() => api(`/api/v1/admin/courses/${course.slug}`, { method: "PATCH", body })));
  };
  return (
    <section className="course" aria-labelledby={`course-${course.slug}`}>
      <div>
        <h2 id={`course-${course.slug}`}>{course.title}</h2>
        <p className="kicker">
          {t.learners(course.learners)} · {t.lessonsCount(course.lessons)}
        </p>
        <p className="kicker">
          {t.staff}: {course.staff.length > 0 ? course.staff.join(", ") : t.noStaff}
        </p>
        <div className="acts">
          <Button icon="people" href={`/${locale}/teach/courses/${course.slug}/people`}>
            {t.managePeople}
          </Button>
          <Button icon="grid" href={`/${locale}/teach/courses/${course.slug}`}>
            {t.gradebook}
          </Button>
        </div>
      </div>
      <form method="post" onSubmit={save}>
        <Select
          label={t.visibility}
          name="visibility"
          defaultValue={course.visibility}
          options={(["open", "enrolled"] as const).map((value) => ({ value, label: t.visibilities[value] }))}
        />
        <Checkbox label={t.selfEnrol} help={t.selfEnrolHelp} name="selfEnrol" defaultChecked={course.selfEnrol} />
        <Button type="submit" variant="warm" busy={busy}>
          {t.save}
        </Button>
        <SavedNote saved={saved} trouble={trouble} />
      </form>
    </section>
  );
}
