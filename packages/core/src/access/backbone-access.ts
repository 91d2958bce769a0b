import { type Access, allowed, refused, type Viewer } from "./decision.ts";

/** A site's backbones: for everyone with an account, and for every reader where some course is open. */
export function mayUseBackbones({
  viewer,
  courses,
}: {
  viewer: Viewer | null;
  courses: readonly { visibility: "open" | "enrolled" }[];
}): Access {
  const isOpen = courses.some(({ visibility }) => visibility === "open");
  return viewer || isOpen ? allowed : refused("unauthenticated");
}
