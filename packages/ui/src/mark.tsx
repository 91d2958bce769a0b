import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** Says frozen or thawed by colour, sign and word at once. */
export function Mark({
  state,
  className,
  children,
}: {
  state: "frozen" | "thawed";
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={classNames("mark", state, className)}>
      <Icon name={state === "frozen" ? "snow" : "drop"} />
      {children}
    </span>
  );
}
