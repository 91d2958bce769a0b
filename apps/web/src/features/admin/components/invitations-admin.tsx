"use client";
import type { InvitationView } from "@thaw/contracts/administration";
import { Button } from "@thaw/ui/button";
import { Chip } from "@thaw/ui/chip";
import { ConfirmDialog } from "@thaw/ui/dialog";
import { EmptyState } from "@thaw/ui/empty-state";
import { Input, Select } from "@thaw/ui/field";
import { Note } from "@thaw/ui/note";
import { Table, TableHead } from "@thaw/ui/table";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { useAttempt } from "#platform/client/use-attempt.ts";
import { adminMessages } from "../messages.ts";
import { SecretOnce } from "./secret-once.tsx";

interface Props {
  invitations: InvitationView[];
  courses: { slug: string; title: string }[];
  signUpOff: boolean;
}

const toneOf = { open: "success", used: "plain", expired: "notice" } as const;

export function InvitationsAdmin({ invitations, courses, signUpOff }: Props) {
  const t = adminMessages[useLocale()];
  const router = useRouter();
  const [made, setMade] = useState<string>();
  const { busy, trouble, attempt } = useAttempt();
  const [leaving, setLeaving] = useState<InvitationView | null>(null);
  const create = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const body = {
      role: data.get("role"),
      courseSlug: data.get("course") || null,
      days: Number(data.get("days")),
      note: String(data.get("note") ?? ""),
    };
    void attempt(async () => {
      const { path } = await api<{ path: string }>("/api/v1/invitations", { method: "POST", body });
      setMade(new URL(path, window.location.origin).href);
      form.reset();
      router.refresh();
    });
  };
  const revoke = (invitation: InvitationView) =>
    attempt(async () => {
      setLeaving(null);
      await api(`/api/v1/invitations/${invitation.id}`, { method: "DELETE" });
      router.refresh();
    });
  return (
    <div className="two">
      <section>
        <h2>{t.invitations}</h2>
        <p>{t.invitationText}</p>
        {invitations.length === 0 ? (
          <EmptyState>{t.noInvitations}</EmptyState>
        ) : (
          <Table caption={t.invitations}>
            <TableHead columns={[t.state, t.role, t.course, t.note, t.expires]} actions={t.actions} />
            <tbody>
              {invitations.map((invitation) => (
                <tr key={invitation.id}>
                  <td>
                    <Chip tone={toneOf[invitation.state]}>{t.states[invitation.state]}</Chip>
                  </td>
                  <td>{t.roles[invitation.role]}</td>
                  <td>{courses.find(({ slug }) => slug === invitation.courseSlug)?.title ?? "–"}</td>
                  <td>{invitation.note}</td>
                  <td>
                    <LocalTime at={invitation.expiresAt} shape="day" />
                  </td>
                  <td className="acts">
                    <Button variant="quiet" disabled={busy} onClick={() => setLeaving(invitation)}>
                      {t.revoke}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </section>
      <section aria-labelledby="new">
        <h2 id="new">{t.newInvitation}</h2>
        {signUpOff && <Note kind="notice">{t.signUpOff}</Note>}
        <form method="post" onSubmit={create} className="stack-form">
          <Select
            label={t.role}
            name="role"
            options={(["learner", "instructor", "admin"] as const).map((value) => ({ value, label: t.roles[value] }))}
          />
          <Select
            label={t.course}
            name="course"
            defaultValue={courses[0]?.slug ?? ""}
            options={[
              ...courses.map(({ slug, title }) => ({ value: slug, label: title })),
              { value: "", label: t.noCourse },
            ]}
          />
          <Input label={t.days} name="days" type="number" min={1} max={90} defaultValue={14} required />
          <Input label={t.note} name="note" help={t.noteHelp} maxLength={120} autoComplete="off" />
          <Button type="submit" variant="warm" busy={busy}>
            {t.create}
          </Button>
        </form>
        {trouble && (
          <Note kind="error" live="assertive">
            {trouble}
          </Note>
        )}
        <div role="status">{made && <SecretOnce value={made} label={t.invitationReady} />}</div>
      </section>
      <ConfirmDialog
        open={leaving !== null}
        title={t.revokeTitle}
        confirmLabel={t.revoke}
        cancelLabel={t.cancel}
        onConfirm={() => leaving && void revoke(leaving)}
        onCancel={() => setLeaving(null)}
      >
        {t.revokeText}
      </ConfirmDialog>
    </div>
  );
}
