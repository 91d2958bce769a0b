import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ViewerProvider } from "#features/account/components/viewer-context.tsx";
import { themeScript } from "#features/shell/components/theme-script.ts";
import { LocaleProvider } from "#platform/client/locale-context.tsx";
import { isLocale } from "#platform/locale.ts";
import "#styles/globals.css";

export const metadata: Metadata = {
  title: { default: "Thaw", template: "%s · Thaw" },
  description: "Hands-on deep learning: freeze the backbone, thaw the head.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
};

export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        <LocaleProvider locale={locale}>
          <ViewerProvider>{children}</ViewerProvider>
        </LocaleProvider>
      </body>
    </html>
  );
}
