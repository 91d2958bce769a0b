import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { readSignUpPolicy } from "#features/account/server/site-settings.ts";
import { HomeView, WelcomeView } from "#features/dashboards/components/home-view.tsx";
import { homeMessages } from "#features/dashboards/messages.ts";
import { readHome } from "#features/dashboards/server/read-home.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { optionalPageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: homeMessages[(await params).locale].title };
}

export default async function HomePage({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await optionalPageViewer();
  const home = await readHome({ viewer, locale }, { db: database() });
  return (
    <>
      <SiteHeader />
      {viewer ? (
        <HomeView home={home} locale={locale} />
      ) : (
        <WelcomeView home={home} locale={locale} signUp={await readSignUpPolicy(database())} />
      )}
    </>
  );
}
