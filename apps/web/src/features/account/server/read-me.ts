import type { Viewer } from "@thaw/contracts/account";
import type { Database } from "@thaw/db/client";
import { selectEnrolmentsOfUser } from "@thaw/db/tables/course";
import type { SessionViewer } from "#platform/session.ts";

/** The viewer with what decides their menu. */
export async function readMe(viewer: SessionViewer, { db }: { db: Database }): Promise<Viewer> {
  const teaches =
    viewer.role === "admin" ||
    (viewer.role === "instructor" &&
      (await selectEnrolmentsOfUser(db, viewer.id)).some((enrolment) => enrolment.role === "staff"));
  return { ...viewer, teaches };
}
