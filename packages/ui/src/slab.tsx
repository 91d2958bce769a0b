import type { CSSProperties, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type SlabProps = { state: "frozen" | "thawed"; className?: string; style?: CSSProperties; children?: ReactNode };

/** A block of a network: bevelled and hatched while frozen, round and warm once thawed. */
export function Slab({ state, className, style, children }: SlabProps) {
  return (
    <span className={classNames("slab", state, className)} style={style}>
      {children}
    </span>
  );
}
