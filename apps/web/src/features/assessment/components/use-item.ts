"use client";
import type { AttemptView, ItemStanding } from "@thaw/contracts/attempts";
import type { AnswerableItem, LessonNode } from "@thaw/contracts/lesson-document";
import type { DraftResponse, ItemResponse } from "@thaw/contracts/response";
import { useState } from "react";
import type { ItemTrouble, WaitingReason } from "#features/lesson/client/lesson-reducer.ts";
import { useLessonState } from "#features/lesson/client/lesson-state-context.tsx";
import { isBlank } from "../client/local-drafts.ts";

export interface ItemView {
  phase: "loading" | "inert" | "signed-out" | "enrol" | "refused" | "unreachable" | "open";
  response: DraftResponse;
  standing: ItemStanding | undefined;
  /** The attempt whose verdict is on show; none while the learner is changing their answer. */
  shown: AttemptView | undefined;
  solution: LessonNode[] | undefined;
  draftSavedAt: string | undefined;
  sending: boolean;
  waiting: WaitingReason | null;
  trouble: ItemTrouble | undefined;
  settled: boolean;
  closed: boolean;
  canSubmit: boolean;
  change: (response: DraftResponse) => void;
  submit: () => void;
  again: () => void;
  discard: () => void;
  withdraw: () => void;
  reveal: () => Promise<void>;
  enrol: () => Promise<void>;
}

/** The empty response of an item's kind. */
function blankResponse(kind: AnswerableItem["kind"]): DraftResponse {
  switch (kind) {
    case "single-choice":
      return { kind, choice: "" };
    case "several-choices":
      return { kind, choices: [] };
    case "number":
    case "text":
      return { kind, text: "" };
    case "code-expression":
      return { kind, code: "" };
  }
}

/** One item as its card shows it: what is stored, what is on its way, and what is being written. */
export function useItem(item: AnswerableItem): ItemView {
  const lesson = useLessonState();
  const [changing, setChanging] = useState(false);
  const id = item.id;
  const state = lesson?.state;
  const attempt = state?.latest[id];
  const draft = state?.drafts[id];
  const waiting = state?.waiting[id];
  const standing = state?.standings[id];
  const settled = standing?.solved ?? false;
  const closed = standing ? !standing.mayTry : false;
  const sending = Boolean(state?.sending[id]);
  const answered = changing || attempt?.response.kind === "lab" ? undefined : attempt?.response;
  const response = waiting?.response ?? draft?.response ?? answered ?? blankResponse(item.kind);
  const phase = ((): ItemView["phase"] => {
    if (!state) return "inert";
    if (state.phase === "loading") return "loading";
    if (state.phase === "unreachable") return "unreachable";
    if (!state.viewer) return "signed-out";
    if (!state.mayAnswer) return state.mayEnrol ? "enrol" : "refused";
    return "open";
  })();
  return {
    phase,
    response,
    standing,
    shown: draft || waiting || changing ? undefined : attempt,
    solution: state?.solutions[id],
    draftSavedAt: draft && !waiting ? draft.savedAt : undefined,
    sending,
    waiting: waiting && !sending ? (state?.waitingReason ?? "unreachable") : null,
    trouble: state?.troubles[id],
    settled,
    closed,
    canSubmit: phase === "open" && !closed && !waiting && !isBlank(response),
    change(next) {
      setChanging(true);
      lesson?.actions.saveDraft(id, next);
    },
    submit() {
      if (phase !== "open" || closed || waiting || isBlank(response)) return;
      setChanging(false);
      lesson?.actions.submit(id, response as ItemResponse);
    },
    again: () => setChanging(true),
    discard() {
      setChanging(false);
      lesson?.actions.discardDraft(id);
    },
    withdraw: () => lesson?.actions.withdraw(id),
    reveal: async () => lesson?.actions.reveal(id),
    enrol: async () => lesson?.actions.enrol(),
  };
}
