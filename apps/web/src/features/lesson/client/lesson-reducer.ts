import type {
  AttemptView,
  ItemStanding,
  LessonState,
  ProgressView,
  SubmitAnswerResponse,
} from "@thaw/contracts/attempts";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { Problem } from "@thaw/contracts/problem";
import type { LocalDraft } from "#features/assessment/client/local-drafts.ts";
import type { QueuedSubmission } from "#features/assessment/client/submission-queue.ts";

export type SaveState = "idle" | "saving" | "saved" | "kept-here";
export type WaitingReason = "unreachable" | "signed-out" | "busy";
export type ItemTrouble = { problem: Problem } | { unreachable: true };

export interface LessonClientState {
  phase: "loading" | "ready" | "unreachable";
  problem: Problem | null;
  viewer: LessonState["viewer"];
  mayAnswer: boolean;
  mayEnrol: boolean;
  progress: ProgressView | null;
  standings: Record<string, ItemStanding>;
  latest: Record<string, AttemptView>;
  solutions: Record<string, LessonNode[]>;
  drafts: Record<string, LocalDraft>;
  /** Submissions that were made and not acknowledged, by item. */
  waiting: Record<string, QueuedSubmission>;
  waitingReason: WaitingReason | null;
  /** Items whose submission is on its way right now. */
  sending: Record<string, boolean>;
  troubles: Record<string, ItemTrouble>;
  /** The code that the server keeps for the lesson's terminals, as it was when the page was opened. */
  terminals: LessonState["terminals"];
  save: SaveState;
  signedOut: boolean;
}

export const initialLessonState: LessonClientState = {
  phase: "loading",
  problem: null,
  viewer: null,
  mayAnswer: false,
  mayEnrol: false,
  progress: null,
  standings: {},
  latest: {},
  solutions: {},
  drafts: {},
  waiting: {},
  waitingReason: null,
  sending: {},
  troubles: {},
  terminals: [],
  save: "idle",
  signedOut: false,
};

export type LessonEvent =
  | { type: "loaded"; state: LessonState; drafts: Record<string, LocalDraft>; waiting: QueuedSubmission[] }
  | { type: "unreachable"; problem: Problem | null }
  | { type: "sending"; submission: QueuedSubmission }
  | { type: "graded"; result: SubmitAnswerResponse }
  | { type: "refused"; submission: QueuedSubmission; problem: Problem }
  | { type: "waiting"; reason: WaitingReason | null; waiting: QueuedSubmission[] }
  | { type: "withdrawn"; itemId: string }
  | { type: "drafted"; itemId: string; draft: LocalDraft }
  | { type: "draft-synced"; itemId: string; savedAt: string }
  | { type: "draft-kept"; signedOut: boolean }
  | { type: "draft-discarded"; itemId: string }
  | { type: "revealed"; itemId: string; solution: LessonNode[]; standing: ItemStanding; progress: ProgressView }
  | { type: "trouble"; itemId: string; trouble: ItemTrouble }
  | { type: "progress"; progress: ProgressView };

const by = <T extends { itemId: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.itemId, row]));

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}

/** How the page's state follows from what happened. Pure, so that every turn of it can be tested. */
export function lessonReducer(state: LessonClientState, event: LessonEvent): LessonClientState {
  switch (event.type) {
    case "loaded":
      return {
        ...state,
        phase: "ready",
        problem: null,
        viewer: event.state.viewer,
        mayAnswer: event.state.mayAnswer,
        mayEnrol: event.state.mayEnrol,
        progress: event.state.progress,
        standings: by(event.state.standings),
        latest: by(event.state.latest),
        solutions: event.state.solutions,
        drafts: event.drafts,
        waiting: by(event.waiting),
        terminals: event.state.terminals,
        signedOut: false,
      };
    case "unreachable":
      return state.phase === "ready" ? state : { ...state, phase: "unreachable", problem: event.problem };
    case "sending": {
      const { itemId } = event.submission;
      return {
        ...state,
        sending: { ...state.sending, [itemId]: true },
        waiting: { ...state.waiting, [itemId]: event.submission },
        troubles: without(state.troubles, itemId),
        waitingReason: null,
      };
    }
    case "graded": {
      const { attempt, standing, progress } = event.result;
      const { itemId } = attempt;
      return {
        ...state,
        standings: { ...state.standings, [itemId]: standing },
        latest: { ...state.latest, [itemId]: attempt },
        progress,
        drafts: without(state.drafts, itemId),
        waiting: without(state.waiting, itemId),
        sending: without(state.sending, itemId),
        troubles: without(state.troubles, itemId),
        save: "saved",
        signedOut: false,
      };
    }
    case "refused": {
      const { itemId, response, createdAt } = event.submission;
      return {
        ...state,
        // What was written is not lost: it is a draft again.
        drafts: { ...state.drafts, [itemId]: { response, savedAt: createdAt, synced: false } },
        waiting: without(state.waiting, itemId),
        sending: without(state.sending, itemId),
        troubles: { ...state.troubles, [itemId]: { problem: event.problem } },
      };
    }
    case "waiting":
      return {
        ...state,
        waiting: by(event.waiting),
        waitingReason: event.reason ?? state.waitingReason,
        sending: {},
        signedOut: event.reason === "signed-out" ? true : state.signedOut,
      };
    case "withdrawn": {
      const submission = state.waiting[event.itemId];
      const drafts = submission
        ? {
            ...state.drafts,
            [event.itemId]: { response: submission.response, savedAt: submission.createdAt, synced: false },
          }
        : state.drafts;
      return {
        ...state,
        drafts,
        waiting: without(state.waiting, event.itemId),
        sending: without(state.sending, event.itemId),
      };
    }
    case "drafted":
      return { ...state, drafts: { ...state.drafts, [event.itemId]: event.draft }, save: "saving" };
    case "draft-synced": {
      const draft = state.drafts[event.itemId];
      if (draft?.savedAt !== event.savedAt) return state;
      return {
        ...state,
        drafts: { ...state.drafts, [event.itemId]: { ...draft, synced: true } },
        save: "saved",
        signedOut: false,
      };
    }
    case "draft-kept":
      return { ...state, save: "kept-here", signedOut: state.signedOut || event.signedOut };
    case "draft-discarded":
      return { ...state, drafts: without(state.drafts, event.itemId) };
    case "revealed":
      return {
        ...state,
        solutions: { ...state.solutions, [event.itemId]: event.solution },
        standings: { ...state.standings, [event.itemId]: event.standing },
        progress: event.progress,
        troubles: without(state.troubles, event.itemId),
      };
    case "trouble":
      return { ...state, troubles: { ...state.troubles, [event.itemId]: event.trouble } };
    case "progress":
      return { ...state, progress: event.progress };
  }
}
