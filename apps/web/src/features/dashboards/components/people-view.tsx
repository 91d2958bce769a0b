"use client";
import type { EnrolmentRole } from "@thaw/contracts/ids";
import type { CourseMember } from "@thaw/contracts/teaching";
import { Button } from "@thaw/ui/button";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { EmptyState } from "@thaw/ui/empty-state";
import { Select, Textarea } from "@thaw/ui/field";
import { Note } from "@thaw/ui/note";
import { Table, TableHead } from "@thaw/ui/table";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { useAttempt } from "#platform/client/use-attempt.ts";
import { teachMessages } from "../messages.ts";
import { CourseNav } from "./course-nav.tsx";
import { LocalTime } from "./local-time.tsx";

interface Props {
  courseSlug: string;
  courseTitle: string;
  members: CourseMember[];
  mayMakeStaff: boolean;
}

type Outcome = { enrolled: string[]; already: string[]; unknown: string[] };

/** Who is in a course: enrol by address, take out, and, for admins, make staff. */
export function PeopleView({ courseSlug, courseTitle, members, mayMakeStaff }: Props) {
  const locale = useLocale();
  const t = teachMessages[locale];
  const router = useRouter();
  const { busy, trouble, attempt } = useAttempt();
  const [outcome, setOutcome] = useState<Outcome>();
  const [fieldTrouble, setFieldTrouble] = useState<string>();
  const [leaving, setLeaving] = useState<CourseMember | null>(null);
  const path = `/api/v1/teach/courses/${courseSlug}/members`;

  const enrol = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const emails = String(data.get("emails"))
      .split(/[\s,;、，]+/)
      .filter(Boolean);
    const bad = emails.filter((email) => !email.includes("@"));
    setOutcome(undefined);
    setFieldTrouble(emails.length === 0 || bad.length > 0 ? `${t.badEmails} ${bad.join(", ")}` : undefined);
    if (emails.length === 0 || bad.length > 0) return;
    void attempt(async () => {
      setOutcome(await api<Outcome>(path, { method: "POST", body: { emails, role: data.get("role") ?? "learner" } }));
      form.reset();
      router.refresh();
    });
  };
  const change = (member: CourseMember, role: EnrolmentRole) =>
    attempt(async () => {
      await api(`${path}/${member.id}`, { method: "PATCH", body: { role } });
      router.refresh();
    });
  const remove = (member: CourseMember) =>
    attempt(async () => {
      setLeaving(null);
      await api(`${path}/${member.id}`, { method: "DELETE" });
      router.refresh();
    });

  return (
    <main id="main" className="teach-page">
      <div className="head">
        <h1 className="page-title">{t.people}</h1>
        <CourseNav locale={locale} courseSlug={courseSlug} current="people" />
      </div>
      <p className="kicker">{courseTitle}</p>
      {trouble && (
        <Note kind="error" live="assertive">
          {trouble}
        </Note>
      )}
      <div className="split">
        <section>
          <h2>{t.members}</h2>
          {members.length === 0 ? (
            <EmptyState>{t.nobody}</EmptyState>
          ) : (
            <Table caption={t.members}>
              <TableHead columns={[t.name, t.email, t.role, t.since]} actions={t.remove} />
              <tbody>
                {members.map((member) => (
                  <tr key={member.id}>
                    <th scope="row">
                      {member.role === "learner" ? (
                        <a href={`/${locale}/teach/courses/${courseSlug}/learners/${member.id}`}>{member.name}</a>
                      ) : (
                        member.name
                      )}
                    </th>
                    <td>{member.email}</td>
                    <td>{t.roles[member.role]}</td>
                    <td>
                      <LocalTime at={member.enrolledAt} shape="day" />
                    </td>
                    <td className="acts">
                      {mayMakeStaff && (
                        <Button
                          variant="quiet"
                          disabled={busy}
                          onClick={() => void change(member, member.role === "staff" ? "learner" : "staff")}
                        >
                          {member.role === "staff" ? t.makeLearner : t.makeStaff}
                        </Button>
                      )}
                      {(member.role === "learner" || mayMakeStaff) && (
                        <Button
                          variant="quiet"
                          disabled={busy}
                          aria-label={`${t.remove}: ${member.name}`}
                          onClick={() => setLeaving(member)}
                        >
                          {t.remove}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
          <p className="kicker">{mayMakeStaff ? t.staffNeedsRole : t.staffOnly}</p>
        </section>
        <section aria-labelledby="enrol">
          <h2 id="enrol">{t.enrolTitle}</h2>
          <form method="post" onSubmit={enrol} noValidate className="stack-form">
            <Textarea
              label={t.emails}
              name="emails"
              help={t.emailsHelp}
              error={fieldTrouble}
              rows={5}
              spellCheck={false}
              autoComplete="off"
            />
            {mayMakeStaff && (
              <Select
                label={t.enrolAs}
                name="role"
                options={[
                  { value: "learner", label: t.roles.learner },
                  { value: "staff", label: t.roles.staff },
                ]}
              />
            )}
            <Button variant="warm" type="submit" busy={busy}>
              {t.enrol}
            </Button>
          </form>
          <div role="status" className="outcome">
            {outcome && outcome.enrolled.length > 0 && (
              <Note kind="success">{t.enrolledList(outcome.enrolled.join(", "))}</Note>
            )}
            {outcome && outcome.already.length > 0 && <Note>{t.alreadyList(outcome.already.join(", "))}</Note>}
            {outcome && outcome.unknown.length > 0 && (
              <Note kind="notice">{t.unknownList(outcome.unknown.join(", "))}</Note>
            )}
          </div>
        </section>
      </div>
      <ConfirmDialog
        open={leaving !== null}
        title={t.removeTitle(leaving?.name ?? "")}
        confirmLabel={t.remove}
        cancelLabel={t.cancel}
        onConfirm={() => leaving && void remove(leaving)}
        onCancel={() => setLeaving(null)}
      >
        {t.removeText}
      </ConfirmDialog>
    </main>
  );
}
