import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AccountFrame } from "#features/account/components/account-frame.tsx";
import { SignUpForm } from "#features/account/components/sign-up-form.tsx";
import { accountMessages } from "#features/account/messages.ts";
import { readSignUpPolicy } from "#features/account/server/site-settings.ts";
import { database } from "#platform/database.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: accountMessages[(await params).locale].signUp };
}

export default async function SignUpPage({ params }: { params: Params }) {
  const { locale } = await params;
  const t = accountMessages[locale];
  const policy = await readSignUpPolicy(database());
  return (
    <AccountFrame
      locale={locale}
      footer={
        <span>
          {t.haveAccount} <a href={`/${locale}/sign-in`}>{t.signIn}</a>
        </span>
      }
    >
      <SignUpForm open={policy === "open"} />
    </AccountFrame>
  );
}
