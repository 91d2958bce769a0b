import type { ElementType } from "react";
import { classNames } from "./class-names.ts";

/** The crystal whose lower half has melted. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M3.3 11.3V7L12 2l8.7 5v4.3Z" fill="var(--color-frozen-line)" />
      <path d="M12 2v9.3L3.3 7Z" fill="var(--color-ice-0)" fillOpacity=".28" />
      <path d="M3.3 13.2h17.4a8.7 8.7 0 0 1-17.4 0Z" fill="var(--color-action)" />
    </svg>
  );
}

type BrandProps = { href?: string; as?: ElementType; className?: string };

/** Mark and name. With `href` it is the way home; `as` says which component draws the link. */
export function Brand({ href, as, className }: BrandProps) {
  const Tag: ElementType = as ?? (href === undefined ? "span" : "a");
  return (
    <Tag className={classNames("brand", className)} href={href}>
      <BrandMark />
      <span>Thaw</span>
    </Tag>
  );
}
