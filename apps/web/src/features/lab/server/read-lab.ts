import type { LabView } from "@thaw/contracts/lab";
import type { Database } from "@thaw/db/client";
import { findReadableLesson } from "#features/lesson/server/find-lesson.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";
import { optionalLabDefinition } from "../lab-definitions.ts";
import { photoUrl, readPublicPhotos } from "../photos/course-images.ts";

/**
 * A lab with its photos, for who may read its lesson.
 * @throws DomainError `not-found`, `unauthenticated`, `forbidden`; `unavailable` while the course has no photos.
 */
export async function readLab(
  input: { viewer: SessionViewer | null; labId: string },
  { db }: { db: Database },
): Promise<LabView> {
  const lab = optionalLabDefinition(input.labId);
  if (!lab) throw new DomainError("not-found", { message: `lab ${input.labId}` });
  const { lesson } = await findReadableLesson({ lessonSlug: lab.lessonSlug, viewer: input.viewer }, { db });
  const photos = await readPublicPhotos(lab.courseSlug);
  if (!photos) throw new DomainError("unavailable", { message: `course ${lab.courseSlug} has no photo manifest` });
  const known = new Set(lab.classes.map(({ id }) => id));
  return {
    id: lab.id,
    lessonSlug: lab.lessonSlug,
    courseSlug: lab.courseSlug,
    lessonNumber: lab.lessonNumber,
    courseTitle: lesson.course.title,
    classes: lab.classes.map(({ id, name }) => ({ id, name })),
    photos: [...photos.byPath.values()]
      .filter((photo) => known.has(photo.class))
      .map((photo) => ({ ...photo, url: photoUrl(lab.courseSlug, photo) })),
    dataSha256: photos.dataSha256,
  };
}
