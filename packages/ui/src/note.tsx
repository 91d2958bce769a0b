import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type NoteKind = "plain" | "frozen" | "error" | "notice" | "success";

const iconOf: Record<NoteKind, IconName> = {
  plain: "info",
  frozen: "snow",
  error: "alert",
  notice: "flag",
  success: "check",
};

type NoteProps = {
  kind?: NoteKind;
  icon?: IconName;
  title?: ReactNode;
  /** Read out when it appears: `assertive` for what stops the reader's work, else `polite`. */
  live?: "polite" | "assertive";
  /** What the reader can do about it; stands at the end. */
  action?: ReactNode;
  className?: string;
  id?: string;
  children?: ReactNode;
};

export function Note({ kind = "plain", icon, title, live, action, className, id, children }: NoteProps) {
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div id={id} className={classNames("note", kind !== "plain" && kind, className)} role={role}>
      <Icon name={icon ?? iconOf[kind]} />
      <div className="note-text">
        {title && <b>{title}</b>}
        {children}
      </div>
      {action && <div className="note-action">{action}</div>}
    </div>
  );
}
