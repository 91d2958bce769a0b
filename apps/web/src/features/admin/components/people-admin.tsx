"use client";
import type { People, Person } from "@thaw/contracts/administration";
import type { Role } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Chip } from "@thaw/ui/chip";
import { ConfirmDialog, Dialog } from "@thaw/ui/dialog";
import { EmptyState } from "@thaw/ui/empty-state";
import { Icon } from "@thaw/ui/icon";
import { Note } from "@thaw/ui/note";
import { Popover } from "@thaw/ui/popover";
import { Table, TableHead } from "@thaw/ui/table";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LocalTime } from "#features/dashboards/components/local-time.tsx";
import { api } from "#platform/client/api.ts";
import { useLocale } from "#platform/client/locale-context.tsx";
import { useAttempt } from "#platform/client/use-attempt.ts";
import { adminMessages } from "../messages.ts";
import { Pages } from "./pages.tsx";
import { SecretOnce } from "./secret-once.tsx";

interface Props {
  viewerId: string;
  people: People;
  query: { search: string; role: string };
}

const roles: Role[] = ["learner", "instructor", "admin"];
type Asked = { what: "close" | "reset" | "signOut"; person: Person };

/** The site's accounts. Everything that ends somebody's session asks first. */
export function PeopleAdmin({ viewerId, people, query }: Props) {
  const locale = useLocale();
  const t = adminMessages[locale];
  const router = useRouter();
  const { busy, trouble, attempt } = useAttempt();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [secret, setSecret] = useState<{ email: string; password: string } | null>(null);
  const [done, setDone] = useState<string>();

  const carryOut = async (person: Person, work: () => Promise<unknown>) => {
    setDone(undefined);
    if (await attempt(work)) {
      setDone(`${person.name}: ${t.done2}`);
      router.refresh();
    }
    setAsked(null);
  };
  const change = (person: Person, body: { role?: Role; closed?: boolean }) =>
    carryOut(person, () => api(`/api/v1/admin/people/${person.id}`, { method: "PATCH", body }));
  const confirmed = ({ what, person }: Asked) => {
    const path = `/api/v1/admin/people/${person.id}`;
    if (what === "close") return change(person, { closed: true });
    if (what === "signOut") return carryOut(person, () => api(`${path}/sign-out`, { method: "POST" }));
    return carryOut(person, async () => {
      const { password } = await api<{ password: string }>(`${path}/password`, { method: "POST" });
      setSecret({ email: person.email, password });
    });
  };
  return (
    <>
      <form className="filters" method="get">
        <span className="find">
          <Icon name="search" />
          <input
            className="input"
            type="search"
            name="search"
            aria-label={t.search}
            placeholder={t.search}
            defaultValue={query.search}
          />
        </span>
        <select className="select" name="role" aria-label={t.role} defaultValue={query.role}>
          <option value="">{t.allRoles}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t.roles[role]}
            </option>
          ))}
        </select>
        <Button type="submit">{t.find}</Button>
        <span className="push kicker">{t.total(people.total)}</span>
      </form>
      <div role="status" className="said">
        {done && <Note kind="success">{done}</Note>}
      </div>
      {trouble && (
        <Note kind="error" live="assertive">
          {trouble}
        </Note>
      )}
      {people.people.length === 0 ? (
        <EmptyState>{t.nobody}</EmptyState>
      ) : (
        <Table caption={t.people}>
          <TableHead columns={[t.name, t.email, t.role, t.lastSeen, t.since]} actions={t.actions} />
          <tbody>
            {people.people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name} {person.id === viewerId && <Chip>{t.you}</Chip>}{" "}
                  {person.closed && <Chip tone="notice">{t.closed}</Chip>}
                </th>
                <td>{person.email}</td>
                <td>
                  <select
                    className="select"
                    aria-label={t.roleOf(person.name)}
                    value={person.role}
                    disabled={busy}
                    onChange={(event) => void change(person, { role: event.currentTarget.value as Role })}
                  >
                    {roles.map((role) => (
                      <option key={role} value={role}>
                        {t.roles[role]}
                      </option>
                    ))}
                  </select>
                </td>
                <td>{person.lastSeenAt ? <LocalTime at={person.lastSeenAt} /> : t.never}</td>
                <td>
                  <LocalTime at={person.createdAt} shape="day" />
                </td>
                <td className="acts">
                  <Popover label={t.moreFor(person.name)} trigger={<Icon name="more" />} className="menu">
                    <Button variant="quiet" icon="key" onClick={() => setAsked({ what: "reset", person })}>
                      {t.resetPassword}
                    </Button>
                    <Button variant="quiet" icon="sign-out" onClick={() => setAsked({ what: "signOut", person })}>
                      {t.signOut}
                    </Button>
                    {person.closed ? (
                      <Button variant="quiet" icon="check" onClick={() => void change(person, { closed: false })}>
                        {t.openAccount}
                      </Button>
                    ) : (
                      <Button variant="quiet" icon="lock" onClick={() => setAsked({ what: "close", person })}>
                        {t.closeAccount}
                      </Button>
                    )}
                  </Popover>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pages page={people.page} more={people.page * 50 < people.total} query={query} />
      {asked && (
        <ConfirmDialog
          open
          title={t.confirm[asked.what].title(asked.person.name)}
          confirmLabel={asked.what === "close" ? t.closeAccount : asked.what === "reset" ? t.resetPassword : t.signOut}
          cancelLabel={t.cancel}
          busy={busy}
          onConfirm={() => void confirmed(asked)}
          onCancel={() => setAsked(null)}
        >
          {t.confirm[asked.what].text}
        </ConfirmDialog>
      )}
      <Dialog open={secret !== null} onClose={() => setSecret(null)} title={t.passwordTitle} closeLabel={t.close}>
        {secret && (
          <>
            <p>{t.passwordText(secret.email)}</p>
            <SecretOnce value={secret.password} label={t.passwordTitle} />
          </>
        )}
      </Dialog>
    </>
  );
}
