import type { Locale } from "@thaw/contracts/ids";
import { PlainPage } from "#features/account/components/plain-page.tsx";
import { SignInBack } from "#features/account/components/sign-in-back.tsx";
import { accountMessages } from "#features/account/messages.ts";

export const dynamic = "force-static";

/** Shown in place of a lesson that is open to the enrolled, to who is not signed in. */
export default async function SignInNeeded({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const t = accountMessages[locale];
  return (
    <>
      <SignInBack />
      <PlainPage
        locale={locale}
        title={t.neededTitle}
        text={t.needed}
        action={{ href: `/${locale}/sign-in`, label: t.signIn }}
      />
    </>
  );
}
