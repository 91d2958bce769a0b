import type { Locale, Role } from "@thaw/contracts/ids";
import type { Database } from "../client.ts";

export interface UserRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  locale: Locale;
  sessionVersion: number;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
  createdAt: Date;
}

const columns = {
  id: true,
  email: true,
  name: true,
  role: true,
  locale: true,
  sessionVersion: true,
  disabledAt: true,
  lastSeenAt: true,
  createdAt: true,
} as const;

const toUser = (row: Omit<UserRow, "locale"> & { locale: string }): UserRow => ({
  ...row,
  locale: row.locale === "en" ? "en" : "ja",
});

/** Addresses are compared without regard to case or compatibility forms. */
export const normaliseEmail = (email: string): string => email.normalize("NFKC").trim().toLowerCase();

export async function selectOptionalUser(db: Database, id: string): Promise<UserRow | null> {
  const row = await db.user.findUnique({ where: { id }, select: columns });
  return row && toUser(row);
}

export async function selectOptionalUserByEmail(db: Database, email: string): Promise<UserRow | null> {
  const row = await db.user.findUnique({ where: { email: normaliseEmail(email) }, select: columns });
  return row && toUser(row);
}

export function selectOptionalPasswordHash(
  db: Database,
  email: string,
): Promise<{ id: string; passwordHash: string; disabledAt: Date | null } | null> {
  return db.user.findUnique({
    where: { email: normaliseEmail(email) },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
}

export async function insertUser(
  db: Database,
  user: { email: string; name: string; passwordHash: string; role: Role; locale: Locale },
): Promise<UserRow> {
  return toUser(await db.user.create({ data: { ...user, email: normaliseEmail(user.email) }, select: columns }));
}

export async function updatePassword(db: Database, id: string, passwordHash: string): Promise<UserRow> {
  return toUser(
    await db.user.update({
      where: { id },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: columns,
    }),
  );
}

/** Ends every session of a user, from the next request on. */
export async function raiseSessionVersion(db: Database, id: string): Promise<UserRow> {
  return toUser(await db.user.update({ where: { id }, data: { sessionVersion: { increment: 1 } }, select: columns }));
}

export async function updateRole(db: Database, id: string, role: Role): Promise<UserRow> {
  return toUser(await db.user.update({ where: { id }, data: { role }, select: columns }));
}

export async function updateProfile(
  db: Database,
  id: string,
  profile: { name?: string; locale?: Locale },
): Promise<UserRow> {
  return toUser(await db.user.update({ where: { id }, data: profile, select: columns }));
}

export async function updateDisabled(db: Database, id: string, disabledAt: Date | null): Promise<UserRow> {
  return toUser(
    await db.user.update({ where: { id }, data: { disabledAt, sessionVersion: { increment: 1 } }, select: columns }),
  );
}

/** Notes when somebody came in, and tells who they are. */
export async function updateLastSeen(db: Database, id: string, at: Date): Promise<UserRow> {
  return toUser(await db.user.update({ where: { id }, data: { lastSeenAt: at }, select: columns }));
}

export async function selectUsers(
  db: Database,
  filter: { search?: string; role?: Role; skip: number; take: number },
): Promise<{ users: UserRow[]; total: number }> {
  const where = {
    ...(filter.role ? { role: filter.role } : {}),
    ...(filter.search
      ? {
          OR: [
            { email: { contains: filter.search, mode: "insensitive" as const } },
            { name: { contains: filter.search, mode: "insensitive" as const } },
          ],
        }
      : {}),
  };
  const [rows, total] = await Promise.all([
    db.user.findMany({ where, select: columns, orderBy: { createdAt: "asc" }, skip: filter.skip, take: filter.take }),
    db.user.count({ where }),
  ]);
  return { users: rows.map(toUser), total };
}

export const countUsersByRole = async (db: Database): Promise<Record<Role, number>> => {
  const counts: Record<Role, number> = { learner: 0, instructor: 0, admin: 0 };
  for (const row of await db.user.groupBy({ by: ["role"], _count: { _all: true } })) counts[row.role] = row._count._all;
  return counts;
};
