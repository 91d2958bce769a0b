"use client";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { shellMessages } from "../messages.ts";

export interface NavigationLink {
  href: string;
  label: string;
}

/** Where this viewer can go. What they may do there is decided on the server, again and again. */
export function useNavigation(): NavigationLink[] {
  const locale = useLocale();
  const { state } = useViewer();
  const t = shellMessages[locale];
  const viewer = state.status === "known" ? state.viewer : null;
  const links = [{ href: `/${locale}`, label: t.home }];
  if (viewer) links.push({ href: `/${locale}/experiments`, label: t.experiments });
  if (viewer?.teaches) links.push({ href: `/${locale}/teach`, label: t.teach });
  if (viewer?.role === "admin") links.push({ href: `/${locale}/admin`, label: t.admin });
  return links;
}
