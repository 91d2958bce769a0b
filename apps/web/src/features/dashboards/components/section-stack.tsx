import type { Locale } from "@thaw/contracts/ids";
import { classNames } from "@thaw/ui/class-names";
import { Icon } from "@thaw/ui/icon";
import type { CSSProperties } from "react";
import { homeMessages } from "../messages.ts";
import type { SectionState } from "../server/resume-place.ts";

/** The lesson as a stack of layers, the first section at the bottom: what is done has thawed, what waits is frozen. */
export function SectionStack({ sections, locale }: { sections: readonly SectionState[]; locale: Locale }) {
  const t = homeMessages[locale];
  const done = sections.filter(({ state }) => state === "done").length;
  return (
    <div className="core" role="img" aria-label={t.thawedPicture(done, sections.length)}>
      {sections
        .map((section, index) => ({ ...section, number: index + 1 }))
        .toReversed()
        .map(({ id, title, state, share, number }) => (
          <span
            key={id}
            className={classNames("slab", state === "todo" ? "frozen" : "thawed", state === "part" && "part")}
            style={state === "part" ? ({ "--w": `${Math.round(share * 100)}%` } as CSSProperties) : undefined}
          >
            <span className="slab-name">
              {number} {title}
            </span>
            {state === "part" ? (
              <span className="tnum">{Math.round(share * 100)}%</span>
            ) : (
              <Icon name={state === "done" ? "drop" : "snow"} />
            )}
          </span>
        ))}
    </div>
  );
}
