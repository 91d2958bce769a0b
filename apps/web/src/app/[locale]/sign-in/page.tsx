import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AccountFrame } from "#features/account/components/account-frame.tsx";
import { SignInForm } from "#features/account/components/sign-in-form.tsx";
import { accountMessages } from "#features/account/messages.ts";

export const dynamic = "force-static";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: accountMessages[(await params).locale].signIn };
}

export default async function SignInPage({ params }: { params: Params }) {
  const { locale } = await params;
  const t = accountMessages[locale];
  return (
    <AccountFrame
      locale={locale}
      footer={
        <span>
          {t.noAccount} <a href={`/${locale}/sign-up`}>{t.signUp}</a>
        </span>
      }
    >
      <SignInForm />
    </AccountFrame>
  );
}
