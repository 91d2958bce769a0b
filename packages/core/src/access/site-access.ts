import { type Access, allowed, refused, type Viewer } from "./decision.ts";

/** People, roles, courses and the site's overall figures are for admins alone. */
export function mayAdministrate({ viewer }: { viewer: Viewer | null }): Access {
  if (!viewer) return refused("unauthenticated");
  return viewer.role === "admin" ? allowed : refused("forbidden");
}
