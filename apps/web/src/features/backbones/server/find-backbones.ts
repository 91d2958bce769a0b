import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { mayUseBackbones } from "@thaw/core/access/backbone-access";
import type { Database } from "@thaw/db/client";
import { selectCourses } from "@thaw/db/tables/course";
import { type BackboneManifest, backboneManifestSchema } from "@thaw/tl-engine/registry/backbone-manifest";
import { listBackbones, STORE_FOLDER, type StoredBackbone } from "@thaw/tl-engine/store/list-backbones";
import { assertAllowed } from "#features/lesson/server/find-lesson.ts";
import { env } from "#platform/env.ts";
import { repositoryRoot } from "#platform/repository-root.ts";
import type { SessionViewer } from "#platform/session.ts";

/** @throws DomainError `unauthenticated` where no course is open and nobody is signed in. */
export async function assertMayUseBackbones(viewer: SessionViewer | null, db: Database): Promise<void> {
  const who = viewer && { userId: viewer.id, role: viewer.role };
  // Who has an account needs no look at the courses.
  assertAllowed(mayUseBackbones({ viewer: who, courses: viewer ? [] : await selectCourses(db) }));
}

let shipped: Promise<BackboneManifest[]> | null = null;

/** What the build wrote; it doesn't change while the process runs. */
export function readShippedBackbones(): Promise<BackboneManifest[]> {
  shipped ??= readManifests(join(/* turbopackIgnore: true */ repositoryRoot(), "apps/web/public/generated/manifests"));
  shipped.catch(() => {
    shipped = null;
  });
  return shipped;
}

async function readManifests(folder: string): Promise<BackboneManifest[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const texts = names.map((name) => readFile(join(/* turbopackIgnore: true */ folder, name), "utf8"));
  return (await Promise.all(texts)).map((text) => backboneManifestSchema.parse(JSON.parse(text)));
}

/** Read anew each time: the command line adds and removes while the site runs. */
export const readAddedBackbones = (): Promise<StoredBackbone[]> =>
  listBackbones(join(/* turbopackIgnore: true */ resolve(env().THAW_DATA_DIR), STORE_FOLDER));
