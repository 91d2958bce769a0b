import type { Locale } from "@thaw/contracts/ids";
import { Note } from "@thaw/ui/note";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { LabWorkbench } from "#features/lab/components/lab-workbench.tsx";
import { optionalLabDefinition } from "#features/lab/lab-definitions.ts";
import { labMessages } from "#features/lab/messages.ts";
import { readLab } from "#features/lab/server/read-lab.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { DomainError } from "#platform/domain-error.ts";
import { forPage, optionalPageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";

type Params = Promise<{ locale: Locale; lab: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { locale, lab } = await params;
  return optionalLabDefinition(lab) ? { title: labMessages[locale].title } : {};
}

export default async function LabPage({ params }: { params: Params }) {
  const { locale, lab: labId } = await params;
  if (!optionalLabDefinition(labId)) notFound();
  const viewer = await optionalPageViewer();
  const lab = await forPage(readLab({ viewer, labId }, { db: database() })).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "unauthenticated") {
      redirect(`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/labs/${labId}`)}`);
    }
    if (error instanceof DomainError && error.code === "unavailable") return null;
    throw error;
  });
  const t = labMessages[locale];
  if (!lab) {
    return (
      <>
        <SiteHeader />
        <main id="main" className="lab-page">
          <h1 className="page-title">{t.title}</h1>
          <Note kind="error" title={t.unavailableTitle}>
            {t.unavailable}
          </Note>
        </main>
      </>
    );
  }
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}`}>{lab.courseTitle[locale]}</a>
            <a href={`/${locale}/courses/${lab.courseSlug}/${lab.lessonSlug}`}>{t.lesson(lab.lessonNumber ?? 0)}</a>
            <span aria-current="page">{t.lab}</span>
          </div>
        }
      />
      <main id="main" className="lab-page">
        <LabWorkbench lab={lab} locale={locale} />
      </main>
    </>
  );
}
