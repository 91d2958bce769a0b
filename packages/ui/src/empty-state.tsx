import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** One outlined crystal and one sentence that says what will fill the place and by doing what. */
export function EmptyState({
  action,
  className,
  children,
}: {
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={classNames("empty", className)}>
      <Icon name="snow" />
      <p className="phrase">{children}</p>
      {action}
    </div>
  );
}
