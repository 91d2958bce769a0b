import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type PanelProps = {
  title?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  /** Stands at the right end of the head. */
  aside?: ReactNode;
  /** Pads the body; leave it off for tables that run to the edge. */
  padded?: boolean;
  className?: string;
  id?: string;
  children: ReactNode;
};

export function Panel({ title, headingLevel = 2, aside, padded = true, className, id, children }: PanelProps) {
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section id={id} className={classNames("panel", className)} aria-labelledby={title ? headingId : undefined}>
      {(title || aside) && (
        <header>
          {title && <Heading id={headingId}>{title}</Heading>}
          {aside && <div className="push">{aside}</div>}
        </header>
      )}
      {padded ? <div className="panel-body">{children}</div> : children}
    </section>
  );
}
