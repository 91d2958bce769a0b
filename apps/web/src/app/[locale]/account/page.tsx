import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AccountSettings } from "#features/account/components/account-settings.tsx";
import { accountMessages } from "#features/account/messages.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: accountMessages[(await params).locale].account };
}

export default async function AccountPage({ params }: { params: Params }) {
  const { locale } = await params;
  const t = accountMessages[locale];
  const viewer = await requirePageViewer(locale, { next: `/${locale}/account` });
  return (
    <>
      <SiteHeader />
      <main id="main" className="account-page">
        <p className="kicker">{t.role[viewer.role]}</p>
        <h1 className="page-title">{viewer.name}</h1>
        <p className="kicker">{viewer.email}</p>
        <AccountSettings name={viewer.name} />
      </main>
    </>
  );
}
