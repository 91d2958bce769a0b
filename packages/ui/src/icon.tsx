import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const snowArm = "M8 1.5v13M6.2 3 8 4.7 9.8 3M6.2 13 8 11.3 9.8 13";

/** Drawn on a 16-unit grid with a 1.5 stroke; a filled part says so itself. */
const shapes = {
  alert: <path d="M8 2.2 14.5 13.3h-13ZM8 6.5v3M8 11.4v.1" />,
  arrow: <path d="M2.5 8h11M9.5 4l4 4-4 4" />,
  auto: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />
    </>
  ),
  book: (
    <path d="M8 4.2C6.5 3 4.5 2.8 2 2.9v9.6c2.5-.1 4.5.1 6 1.3 1.5-1.2 3.5-1.4 6-1.3V2.9c-2.5-.1-4.5.1-6 1.3Zm0 0v9.6" />
  ),
  camera: (
    <>
      <path d="M2 5.2h2.7l1.1-1.7h4.4l1.1 1.7H14v7.8H2Z" />
      <circle cx="8" cy="8.8" r="2.3" />
    </>
  ),
  check: <path d="m3 8.5 3.3 3.3L13 5" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.8V8l2.2 1.5" />
    </>
  ),
  down: <path d="m4 6 4 4 4-4" />,
  download: <path d="M8 2.5v7.8M5 7.5l3 2.9 3-2.9M2.8 10.7v2.5h10.4v-2.5" />,
  drop: (
    <path
      d="M8 1.8c2.5 3 4.4 5.2 4.4 7.8a4.4 4.4 0 0 1-8.8 0C3.6 7 5.5 4.8 8 1.8Z"
      fill="currentColor"
      fillOpacity=".22"
    />
  ),
  eye: (
    <>
      <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  filter: <path d="M2 4h12M4.5 8h7M6.5 12h3" />,
  flag: <path d="M3.5 14V2.5M3.5 3h8.5l-2 3 2 3H3.5" />,
  grid: <path d="M2.5 2.5h4.5v4.5H2.5ZM9 2.5h4.5v4.5H9ZM2.5 9h4.5v4.5H2.5ZM9 9h4.5v4.5H9Z" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 7.3v3.7M8 5v.1" />
    </>
  ),
  key: (
    <>
      <circle cx="5.5" cy="10.5" r="3" />
      <path d="M7.7 8.3 13.5 2.5M11 5l1.8 1.8" />
    </>
  ),
  layers: <path d="m8 2 6 3-6 3-6-3ZM2 8l6 3 6-3M2 11l6 3 6-3" />,
  left: <path d="m10 4-4 4 4 4" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  moon: <path d="M13.2 9.8A5.6 5.6 0 0 1 6.2 2.8a5.6 5.6 0 1 0 7 7Z" />,
  more: <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" strokeWidth="2.2" />,
  offline: (
    <path d="M2 2l12 12M3 7.3a7.5 7.5 0 0 1 2.3-1.5M8.5 5a7.5 7.5 0 0 1 4.5 2.3M5.3 9.8a4 4 0 0 1 4-.8M8 12.5v.1" />
  ),
  pencil: <path d="m10.6 3.2 2.2 2.2-7.4 7.4-2.9.7.7-2.9ZM9.2 4.6l2.2 2.2" />,
  people: (
    <>
      <circle cx="6" cy="5.4" r="2.4" />
      <path d="M1.6 13.2c.3-2.7 1.9-4 4.4-4s4.1 1.3 4.4 4M10.4 3.3a2.3 2.3 0 0 1 0 4.3M12 9.6c1.5.5 2.3 1.7 2.5 3.6" />
    </>
  ),
  pin: <path d="M5.5 2.5h5l-.8 4.2 2.3 2.3H4l2.3-2.3ZM8 9v5" />,
  play: <path d="M4.5 2.8v10.4L13 8Z" fill="currentColor" />,
  plus: <path d="M8 3v10M3 8h10" />,
  reset: <path d="M3 8a5 5 0 1 0 1.6-3.67L3 5.8M3 2.5v3.3h3.3" />,
  right: <path d="m6 4 4 4-4 4" />,
  save: <path d="M3 2.5h8.5l2 2v9H3ZM5.5 2.5v3.3h4.5V2.5M5.5 13.5v-4h5v4" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.2 3.2" />
    </>
  ),
  "sign-out": <path d="M9.5 2.5H3.2v11h6.3M6.8 8h7M11 5.2 13.8 8 11 10.8" />,
  snow: (
    <>
      <path d={snowArm} />
      <path d={snowArm} transform="rotate(60 8 8)" />
      <path d={snowArm} transform="rotate(120 8 8)" />
    </>
  ),
  stop: <rect x="3.5" y="3.5" width="9" height="9" rx="1" fill="currentColor" />,
  pause: <path d="M4 3.5h3v9H4zM9 3.5h3v9H9z" fill="currentColor" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
    </>
  ),
  terminal: (
    <>
      <rect x="1.8" y="2.8" width="12.4" height="10.4" rx="1.5" />
      <path d="m4.5 6 2 2-2 2M8.5 10h3" />
    </>
  ),
  trash: <path d="M2.8 4.2h10.4M6 4.2V2.5h4v1.7M4.2 4.2l.6 9.3h6.4l.6-9.3M6.8 6.8v4M9.2 6.8v4" />,
  upload: <path d="M8 10.5V2.8M5 5.5l3-2.9 3 2.9M2.8 10.5v2.7h10.4v-2.7" />,
  x: <path d="m4 4 8 8M12 4l-8 8" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** Hidden from assistive technology, unless `label` makes it the only bearer of its meaning. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  return (
    <svg
      className={classNames("icon", className)}
      viewBox="0 0 16 16"
      focusable="false"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {shapes[name]}
    </svg>
  );
}
