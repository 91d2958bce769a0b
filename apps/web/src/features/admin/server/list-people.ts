import { type People, pageSize } from "@thaw/contracts/administration";
import type { Role } from "@thaw/contracts/ids";
import type { Database } from "@thaw/db/client";
import { selectUsers } from "@thaw/db/tables/user";
import type { SessionViewer } from "#platform/session.ts";
import { assertAdmin } from "./assert-admin.ts";
import { presentPerson } from "./change-person.ts";

/** A page of the site's accounts, oldest first; `search` looks into names and addresses. */
export async function listPeople(
  input: { viewer: SessionViewer; search?: string | undefined; role?: Role | undefined; page: number },
  { db }: { db: Database },
): Promise<People> {
  const { viewer, search, role, page } = input;
  assertAdmin(viewer);
  const { users, total } = await selectUsers(db, {
    ...(search ? { search } : {}),
    ...(role ? { role } : {}),
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
  return { people: users.map(presentPerson), total, page };
}
