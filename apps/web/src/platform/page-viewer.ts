import type { Role } from "@thaw/contracts/ids";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { database } from "./database.ts";
import { DomainError } from "./domain-error.ts";
import { readViewer, type SessionViewer } from "./session.ts";

/** Who asks for a page that is rendered for them; null when nobody is signed in. */
export const optionalPageViewer = async (): Promise<SessionViewer | null> =>
  readViewer(database(), { cookies: await cookies() });

/**
 * Who asks for a page that needs an account. Sends to the sign-in and back, and shows "nothing here" to a role that the
 * page is not for.
 */
export async function requirePageViewer(
  locale: string,
  options: { next: string; roles?: readonly Role[] },
): Promise<SessionViewer> {
  const viewer = await optionalPageViewer();
  if (!viewer) redirect(`/${locale}/sign-in?next=${encodeURIComponent(options.next)}`);
  if (options.roles && !options.roles.includes(viewer.role)) notFound();
  return viewer;
}

/** Runs a use case for a page: what is refused as unknown or forbidden shows "nothing here". */
export async function forPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && (error.code === "not-found" || error.code === "forbidden")) notFound();
    throw error;
  }
}
