import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ChipTone = "plain" | "frozen" | "thawed" | "success" | "error" | "notice";

type ChipProps = {
  tone?: ChipTone;
  icon?: IconName;
  /** A breathing dot, for what is going on right now. */
  live?: boolean;
  className?: string;
  children: ReactNode;
};

export function Chip({ tone = "plain", icon, live, className, children }: ChipProps) {
  return (
    <span className={classNames("chip", tone !== "plain" && tone, className)}>
      {live && <i className="live" />}
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
