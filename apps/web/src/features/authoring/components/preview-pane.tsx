"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Icon } from "@thaw/ui/icon";
import { Segmented } from "@thaw/ui/segmented";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { useLocale } from "#platform/client/locale-context.tsx";
import type { PreviewState } from "../client/use-preview.ts";
import { authoringMessages } from "../messages.ts";
import { PreviewBody } from "./preview-body.tsx";

interface Props {
  preview: PreviewState;
  lang: Locale;
  courseSlug: string;
  /** The section or item in which the cursor stands. */
  here: string | undefined;
  /** Sections and items with an error in them, each with the line of the first. */
  troubled: ReadonlyMap<string, number>;
  onChoose: (id: string) => void;
}

/** The lesson as its reader sees it. It follows the cursor, and a click in it leads back to the source. */
export function PreviewPane({ preview, lang, courseSlug, here, troubled, onChoose }: Props) {
  const t = authoringMessages[useLocale()];
  const [width, setWidth] = useState<"column" | "phone">("column");
  const leaf = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const { document } = preview;

  // A new document draws new elements to mark.
  useEffect(() => {
    const root = leaf.current;
    if (!root) return;
    for (const element of root.querySelectorAll(".here, .troubled")) element.classList.remove("here", "troubled");
    for (const id of troubled.keys()) root.querySelector(`#${CSS.escape(id)}`)?.classList.add("troubled");
    const target = here ? root.querySelector<HTMLElement>(`#${CSS.escape(here)}`) : null;
    if (!target || !scroller.current) return;
    target.classList.add("here");
    const box = target.getBoundingClientRect();
    const pane = scroller.current.getBoundingClientRect();
    const visible = box.top < pane.bottom - 40 && box.bottom > pane.top + 60;
    if (!visible) scroller.current.scrollTop += box.top - pane.top - 72;
  }, [here, troubled, document]);

  const choose = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    // Links lead out of the editor, and away from what was typed.
    if (target?.closest("a")) event.preventDefault();
    const place = target?.closest("[id]");
    if (place && leaf.current?.contains(place) && place !== leaf.current) onChoose(place.id);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="view" aria-label={t.preview} ref={scroller} tabIndex={0}>
      <header>
        <span className="kicker">
          {t.preview} · {t.inert}
        </span>
        <span className="push" />
        <Segmented
          label={t.width}
          value={width}
          onChange={setWidth}
          options={[
            { value: "column", label: t.column },
            { value: "phone", label: t.phone },
          ]}
        />
      </header>
      {preview.result && !preview.result.document && document && (
        <p className="lastgood">
          <Icon name="clock" /> {t.lastGood}
        </p>
      )}
      {document ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the outline beside the source gives the same way by keyboard.
        // biome-ignore lint/a11y/noStaticElementInteractions: a picture of the lesson; a click leads to its line.
        <div className={`leaf lesson-page ${width}`} lang={lang} ref={leaf} onClick={choose}>
          <div className="col">
            <h1>{document.title}</h1>
            <p className="lead">{document.lead}</p>
            <PreviewBody document={document} answers={preview.answers} courseSlug={courseSlug} />
          </div>
        </div>
      ) : (
        <p className="hole">{t.nothingYet}</p>
      )}
    </section>
  );
}
