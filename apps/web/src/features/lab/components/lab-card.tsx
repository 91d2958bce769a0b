import type { Locale } from "@thaw/contracts/ids";
import type { LabItem } from "@thaw/contracts/lesson-document";
import { Button } from "@thaw/ui/button";
import type { ReactNode } from "react";
import { LabGoal } from "../grading/lab-goal.tsx";
import { optionalLabDefinition } from "../lab-definitions.ts";
import { photoUrl, readPublicPhotos } from "../photos/course-images.ts";

interface LabCardProps {
  locale: Locale;
  labId: string;
  title: string;
  /** Where the lab is graded. */
  item: LabItem | null;
  children: ReactNode;
}

const open = { ja: "ラボをひらく", en: "Open the lab" };

/** The lab as it stands in its lesson: a photo of each class, what one does there, and the way in. */
export async function LabCard({ locale, labId, title, item, children }: LabCardProps) {
  const lab = optionalLabDefinition(labId);
  const photos = lab && (await readPublicPhotos(lab.courseSlug));
  const strip = (lab?.classes ?? []).flatMap((labClass) => {
    const photo = [...(photos?.byPath.values() ?? [])].find(
      ({ split, class: id }) => split === "train" && id === labClass.id,
    );
    return photo ? [{ name: labClass.name[locale], photo }] : [];
  });
  return (
    <div className="tolab" id={`lab-${labId}`}>
      {lab && strip.length > 0 && (
        <div className="strip">
          {strip.map(({ name, photo }) => (
            <figure key={photo.path}>
              <img src={photoUrl(lab.courseSlug, photo)} alt="" width="112" height="112" loading="lazy" />
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </div>
      )}
      <div>
        <h3>{title}</h3>
        {children}
        {item && <LabGoal item={item} locale={locale} />}
        <div>
          <Button variant="warm" iconEnd="arrow" href={`/${locale}/labs/${labId}`}>
            {open[locale]}
          </Button>
        </div>
      </div>
    </div>
  );
}
