import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import { SiteHeader } from "#features/shell/components/site-header.tsx";

interface Props {
  locale: Locale;
  title: string;
  text: string;
  action: { href: string; label: string };
}

/** A page that says one thing and one way on. */
export function PlainPage({ title, text, action }: Props) {
  return (
    <>
      <SiteHeader />
      <main id="main" className="plain-page">
        <Icon name="snow" />
        <h1>{title}</h1>
        <p>{text}</p>
        <Button variant="warm" href={action.href}>
          {action.label}
        </Button>
      </main>
    </>
  );
}
