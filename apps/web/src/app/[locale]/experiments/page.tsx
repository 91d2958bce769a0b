import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { ExperimentsOverview } from "#features/lab/components/experiments-overview.tsx";
import { experimentMessages } from "#features/lab/experiment-messages.ts";
import { listExperiments } from "#features/lab/server/list-experiments.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";

type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: experimentMessages[(await params).locale].listTitle };
}

export default async function ExperimentsPage({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/experiments` });
  const experiments = await listExperiments({ viewer }, { db: database() });
  const t = experimentMessages[locale];
  return (
    <>
      <SiteHeader />
      <main id="main" className="lab-page">
        <div className="top">
          <div>
            <p className="kicker">{t.listLead}</p>
            <h1>{t.listTitle}</h1>
          </div>
        </div>
        <ExperimentsOverview locale={locale} labHref={`/${locale}/labs/foodvision-head`} experiments={experiments} />
      </main>
    </>
  );
}
