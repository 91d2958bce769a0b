"use client";
import { useEffect } from "react";

/** Makes the page's sign-in links lead back to the address that is on show. */
export function SignInBack() {
  useEffect(() => {
    const next = encodeURIComponent(window.location.pathname);
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href$="/sign-in"]'))
      link.search = `?next=${next}`;
  }, []);
  return null;
}
