import type { Locale } from "@thaw/contracts/ids";
import type { ReactNode } from "react";

/** What every built-in figure takes. It renders the inside of a `<figure>`; the page brings the frame. */
export interface FigureProps {
  locale: Locale;
  /** What the picture shows, for those who do not see it; from the lesson. */
  alt?: string;
  /** Rendered as the `<figcaption>`; leave it out when the page renders its own. */
  caption?: ReactNode;
}
