import type { ComponentProps, ElementType, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

type OwnProps = {
  /** One `warm` button a block: the next thing to do. */
  variant?: "outline" | "warm" | "quiet";
  icon?: IconName;
  /** An icon after the words, for a way onward. */
  iconEnd?: IconName;
  /** Shows the icon alone; `children` become the accessible name. */
  iconOnly?: boolean;
  /** Work is under way: announced, drawn with a live dot, and clicks do nothing; focus stays. */
  busy?: boolean;
  /** Makes it a link; `as` says which component draws the link. */
  href?: string;
  className?: string;
  children?: ReactNode;
};

export type ButtonProps<E extends ElementType = "button"> = OwnProps & { as?: E } & Omit<
    ComponentProps<E>,
    keyof OwnProps | "as"
  >;

function ignore(event: MouseEvent) {
  event.preventDefault();
}

export function Button<E extends ElementType = "button">(props: ButtonProps<E>) {
  const { as, variant = "outline", icon, iconEnd, iconOnly, busy, className, children, ...rest } = props;
  const Tag: ElementType = as ?? (rest.href === undefined ? "button" : "a");
  const busyProps = busy ? { "aria-busy": true, "aria-disabled": true, onClick: ignore } : {};
  const typeProps = Tag === "button" ? { type: "button" } : {};
  return (
    <Tag
      {...typeProps}
      {...rest}
      {...busyProps}
      className={classNames("btn", variant !== "outline" && variant, iconOnly && "icon-only", className)}
    >
      {busy ? <span className="live" /> : icon && <Icon name={icon} />}
      {iconOnly ? <span className="sr">{children}</span> : children}
      {iconEnd && <Icon name={iconEnd} />}
    </Tag>
  );
}
