import { type NextRequest, NextResponse } from "next/server";
import { lessonGate } from "./features/lesson/server/lesson-gate.ts";
import { isLocale, localeCookie, preferredLocale } from "./platform/locale.ts";
import { processRegistry } from "./platform/process-registry.ts";

processRegistry.thawLessonGate = lessonGate;

/**
 * Before any page: an address without a language goes to the reader's, and a lesson's cached page is given only to who
 * may read the lesson.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const [, first = "", ...rest] = pathname.split("/");
  if (!isLocale(first)) {
    const kept = request.cookies.get(localeCookie)?.value;
    const locale = isLocale(kept) ? kept : preferredLocale(request.headers.get("accept-language"));
    const target = pathname === "/" ? `/${locale}` : `/${locale}${pathname}`;
    // Next turns an address of its own host into a relative one, so the name under which the site is reached stays.
    const redirect = NextResponse.redirect(new URL(`${target}${search}`, request.url), 307);
    redirect.headers.set("cache-control", "no-store");
    return redirect;
  }
  if (rest[0] === "courses" && rest[2]) {
    const gate = await lessonGate(request, rest[2]);
    if (gate !== "open") return NextResponse.rewrite(new URL(`/${first}/${gate}`, request.url));
  }
  return NextResponse.next();
}

export const config = {
  matcher: ["/((?!api/|_next/|generated/|photos/|course-files/|icon|favicon|robots\\.txt|manifest).*)"],
};
