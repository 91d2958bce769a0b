import { Tick } from "@thaw/ui/tick";

export interface Stage {
  id: string;
  href: string;
  label: string;
}

/** The lab's five stages, melted as far as one has come. */
export function StageThread({ label, stages, current }: { label: string; stages: readonly Stage[]; current: number }) {
  return (
    <ol className="thread" aria-label={label}>
      {stages.map((stage, at) => (
        <li key={stage.id} className={at < current ? "done" : undefined}>
          <a href={stage.href} aria-current={at === current ? "step" : undefined}>
            <Tick state={at < current ? "done" : at === current ? "now" : "todo"} />
            <b>{stage.label}</b>
          </a>
        </li>
      ))}
    </ol>
  );
}
