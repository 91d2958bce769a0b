"use client";
import { usePathname } from "next/navigation";
import { signOut } from "#features/account/components/sign-out.ts";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { shellMessages } from "../messages.ts";
import { ThemeSwitch } from "./theme-switch.tsx";
import { useNavigation } from "./use-navigation.ts";

const initials = (name: string): string => [...name.trim()].slice(0, 2).join("").toUpperCase();

/** The round button at the right: who is signed in, where they can go, and the way out. */
export function AccountMenu() {
  const locale = useLocale();
  const pathname = usePathname();
  const { state } = useViewer();
  const links = useNavigation();
  const t = shellMessages[locale];
  if (state.status === "loading") return <span className="avatar skeleton" aria-hidden="true" />;
  const viewer = state.status === "known" ? state.viewer : null;
  if (!viewer) {
    return (
      <a className="btn" href={`/${locale}/sign-in?next=${encodeURIComponent(pathname)}`}>
        {t.signIn}
      </a>
    );
  }
  const own = [
    { href: `/${locale}/snapshots`, label: t.snapshots },
    { href: `/${locale}/account`, label: t.account },
  ];
  return (
    <>
      <button type="button" className="me" popoverTarget="account">
        <span className="avatar">{initials(viewer.name)}</span>
        <span className="sr">{t.accountOf(viewer.name)}</span>
      </button>
      <div className="account" id="account" popover="auto">
        <b>{viewer.name}</b>
        <nav className="list" aria-label={t.main}>
          {[...links, ...own].map(({ href, label }) => (
            <a key={href} href={href} aria-current={pathname === href ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <ThemeSwitch />
        <a
          href={`/${locale}/sign-in`}
          onClick={(event) => {
            event.preventDefault();
            void signOut(locale);
          }}
        >
          {t.signOut}
        </a>
      </div>
    </>
  );
}
