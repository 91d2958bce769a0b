import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { locales } from "@thaw/contracts/ids";
import { createDatabase, type RootDatabase } from "@thaw/db/client";
import { upsertCourse } from "@thaw/db/tables/course";
import { selectOptionalPublishedRevisionId, upsertLesson } from "@thaw/db/tables/lesson";
import { z } from "zod";
import { publishLesson } from "#features/authoring/server/publish-lesson.ts";
import { figureNames } from "#features/lesson/figures/figure-names.ts";
import { addDemoAccounts } from "./add-demo-accounts.ts";

/**
 * Loads every course of the repository's `courses/` folder, and the demo accounts unless THAW_DEMO=off. It may run again:
 * a lesson that is published in a language is left as its instructors made it.
 */
const bilingual = z.object({ ja: z.string(), en: z.string() });
const courseSchema = z.object({
  slug: z.string(),
  title: bilingual,
  description: bilingual,
  visibility: z.enum(["open", "enrolled"]),
  lessons: z.array(z.object({ slug: z.string(), number: z.number().int() })),
});

const coursesFolder = fileURLToPath(new URL("../../../../courses/", import.meta.url));

export async function loadCourses(db: RootDatabase, now: Date): Promise<string[]> {
  const slugs: string[] = [];
  for (const entry of await readdir(coursesFolder, { withFileTypes: true })) {
    const folder = join(coursesFolder, entry.name);
    if (!entry.isDirectory() || !existsSync(join(folder, "course.json"))) continue;
    const course = courseSchema.parse(JSON.parse(await readFile(join(folder, "course.json"), "utf8")));
    const { slug, title, description, visibility } = course;
    const row = await upsertCourse(db, { slug, title, description, visibility, selfEnrol: true });
    for (const lesson of course.lessons) {
      const { id } = await upsertLesson(db, { slug: lesson.slug, courseId: row.id, position: lesson.number });
      await publishMissingLanguages(db, { id, slug: lesson.slug, folder, now });
    }
    slugs.push(slug);
  }
  return slugs;
}

async function publishMissingLanguages(
  db: RootDatabase,
  lesson: { id: string; slug: string; folder: string; now: Date },
): Promise<void> {
  const sources = [];
  for (const locale of locales) {
    const file = join(lesson.folder, "lessons", `${lesson.slug}.${locale}.mdx`);
    if (!existsSync(file) || (await selectOptionalPublishedRevisionId(db, lesson.id, locale))) continue;
    sources.push({ locale, source: await readFile(file, "utf8") });
  }
  if (sources.length === 0) return;
  await publishLesson(
    { actor: null, lessonSlug: lesson.slug, sources, note: "" },
    { db, now: lesson.now, figures: figureNames, fileExists: (path) => existsSync(join(lesson.folder, path)) },
  );
}

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL says where the database is; npm start sets it.");
  const db = createDatabase({ url, poolSize: 4 });
  try {
    const now = new Date();
    const courses = await loadCourses(db, now);
    if (process.env.THAW_DEMO === "off") return;
    const accounts = await addDemoAccounts(db, courses);
    const file = resolve(process.env.THAW_DATA_DIR ?? ".data", "demo-accounts.json");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  } finally {
    await db.$disconnect();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    const extra = error instanceof Error && "extra" in error ? error.extra : undefined;
    if (extra) console.error(JSON.stringify(extra, null, 2));
    process.exitCode = 1;
  });
}
