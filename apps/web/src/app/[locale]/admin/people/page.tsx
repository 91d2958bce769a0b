import { peopleQuerySchema } from "@thaw/contracts/administration";
import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AdminFrame } from "#features/admin/components/admin-frame.tsx";
import { PeopleAdmin } from "#features/admin/components/people-admin.tsx";
import { adminMessages } from "#features/admin/messages.ts";
import { listPeople } from "#features/admin/server/list-people.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;
type Query = Promise<Record<string, string | undefined>>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: adminMessages[(await params).locale].people };
}

export default async function AdminPeoplePage({ params, searchParams }: { params: Params; searchParams: Query }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/admin/people`, roles: ["admin"] });
  const { search, role, page } = await searchParams;
  const parsed = peopleQuerySchema.safeParse({ search: search || undefined, role: role || undefined, page });
  const query = parsed.success ? parsed.data : { page: 1 };
  const people = await listPeople({ viewer, ...query }, { db: database() });
  return (
    <AdminFrame locale={locale} page="people">
      <PeopleAdmin viewerId={viewer.id} people={people} query={{ search: search ?? "", role: role ?? "" }} />
    </AdminFrame>
  );
}
