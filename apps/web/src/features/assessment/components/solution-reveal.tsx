"use client";
import type { PublicItem } from "@thaw/contracts/lesson-document";
import { Button } from "@thaw/ui/button";
import { Icon } from "@thaw/ui/icon";
import { useState } from "react";
import { Nodes } from "#features/lesson/components/render-nodes.tsx";
import { useLocale } from "#platform/client/locale-context.tsx";
import { assessmentMessages } from "../messages.ts";
import type { ItemView } from "./use-item.ts";

/** The worked solution: its price is said first, then confirmed, then recorded. */
export function SolutionReveal({ item, view }: { item: PublicItem; view: ItemView }) {
  const t = assessmentMessages[useLocale()];
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (view.solution) {
    return (
      <details className="reveal" open={asking}>
        <summary>
          <Icon name="eye" />
          {t.solutionSeen}
        </summary>
        <div className="solution">
          <Nodes nodes={view.solution} />
        </div>
      </details>
    );
  }
  if (!item.hasSolution || view.phase !== "open") return null;
  const free = view.settled || view.closed;
  return (
    <details className="reveal" open={asking} onToggle={(event) => setAsking(event.currentTarget.open)}>
      <summary>
        <Icon name="eye" />
        {free ? t.solutionAskAfter : t.solutionAsk(item.policy.points)}
      </summary>
      <div className="note notice">
        <span>{free ? t.solutionFree : t.solutionWarning}</span>
        <Button
          busy={busy}
          onClick={() => {
            setBusy(true);
            void view.reveal().finally(() => setBusy(false));
          }}
        >
          {t.solutionShow}
        </Button>
        <Button variant="quiet" onClick={() => setAsking(false)}>
          {t.solutionCancel}
        </Button>
      </div>
    </details>
  );
}
