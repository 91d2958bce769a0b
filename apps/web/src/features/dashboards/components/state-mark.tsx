import type { CellState } from "@thaw/contracts/teaching";
import { Icon, type IconName } from "@thaw/ui/icon";

const icons: Record<CellState, IconName | null> = {
  right: "check",
  wrong: "x",
  seen: "eye",
  "under-way": "pencil",
  none: null,
};

/** Where somebody stands with an item, as one sign; `label` is its word. */
export function StateMark({ state, label }: { state: CellState; label?: string }) {
  const name = icons[state];
  return (
    <span className={`state-mark ${state}`}>
      {name ? <Icon name={name} /> : <span aria-hidden="true">–</span>}
      {label && <span className="sr">{label}</span>}
    </span>
  );
}
