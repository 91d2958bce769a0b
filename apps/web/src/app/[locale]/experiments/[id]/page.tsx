import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ExperimentPage } from "#features/lab/components/experiment-page.tsx";
import { experimentMessages } from "#features/lab/experiment-messages.ts";
import { loadExperimentPage } from "#features/lab/server/load-experiment-page.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { forPage, requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";

type Params = Promise<{ locale: Locale; id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: experimentMessages[(await params).locale].experiments };
}

export default async function Page({ params }: { params: Params }) {
  const { locale, id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const viewer = await requirePageViewer(locale, { next: `/${locale}/experiments/${id}` });
  const loaded = await forPage(loadExperimentPage({ viewer, id }, { db: database() }));
  const t = experimentMessages[locale];
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}/labs/${loaded.experiment.labId}`}>{t.lab}</a>
            <a href={`/${locale}/experiments`}>{t.experiments}</a>
            <span aria-current="page">{t.title(loaded.experiment.number)}</span>
          </div>
        }
      />
      <main id="main" className="lab-page">
        <ExperimentPage
          locale={locale}
          experiment={loaded.experiment}
          names={loaded.classNames.map((name) => name[locale])}
          urls={loaded.urls}
          dataSha256={loaded.dataSha256}
          twin={loaded.twin}
          sameHead={loaded.sameHead}
        />
      </main>
    </>
  );
}
