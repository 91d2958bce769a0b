"use client";
import { Icon } from "@thaw/ui/icon";
import { useEffect, useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import { shellMessages } from "../messages.ts";

type Theme = "light" | "" | "dark";
const icons = { light: "sun", "": "auto", dark: "moon" } as const;

/** The system decides, unless the reader chose; the choice stays on this device (see theme-script.ts). */
export function ThemeSwitch() {
  const t = shellMessages[useLocale()];
  const [theme, setTheme] = useState<Theme>("");
  useEffect(() => setTheme((document.documentElement.dataset.theme as Theme | undefined) ?? ""), []);
  const choose = (next: Theme) => {
    setTheme(next);
    if (next) document.documentElement.dataset.theme = next;
    else delete document.documentElement.dataset.theme;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
  };
  const labels = { light: t.light, "": t.system, dark: t.dark };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend; the group has a name.
    <div className="seg theme" role="group" aria-label={t.theme}>
      {(["light", "", "dark"] as const).map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={theme === value}
          aria-label={labels[value]}
          onClick={() => choose(value)}
        >
          <Icon name={icons[value]} />
        </button>
      ))}
    </div>
  );
}
