import { classNames } from "./class-names.ts";

export type TickState = "todo" | "now" | "done" | "stuck";

/** A crystal that melts as work gets done. `label` says the state where no neighbouring word does. */
export function Tick({ state, label, className }: { state: TickState; label?: string; className?: string }) {
  return (
    <>
      <i className={classNames("tick", state !== "todo" && state, className)} aria-hidden="true" />
      {label && <span className="sr">{label}</span>}
    </>
  );
}
