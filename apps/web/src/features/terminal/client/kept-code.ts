import type { TerminalCode } from "@thaw/contracts/terminal-code";

type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A terminal's code as this browser keeps it. */
export interface LocalCode {
  readonly code: string;
  /** The server's version that it was written over; 0 where there was none. */
  readonly version: number;
  /** Whether the server has it too. */
  readonly isSynced: boolean;
}

/** Code belongs to an account, or to nobody: on a shared computer the next one sees none of it. */
const keyOf = (userId: string | null, terminalId: string): string => `thaw.terminal.${userId ?? ""}.${terminalId}`;

export function readLocalCode(store: KeyValueStore, userId: string | null, terminalId: string): LocalCode | null {
  try {
    const kept = JSON.parse(store.getItem(keyOf(userId, terminalId)) ?? "null") as LocalCode | null;
    return kept && typeof kept.code === "string" && Number.isInteger(kept.version) ? kept : null;
  } catch {
    return null;
  }
}

/** @returns whether it was kept: a full or forbidden storage keeps nothing. */
export function writeLocalCode(
  store: KeyValueStore,
  userId: string | null,
  terminalId: string,
  kept: LocalCode | null,
): boolean {
  try {
    if (kept) store.setItem(keyOf(userId, terminalId), JSON.stringify(kept));
    else store.removeItem(keyOf(userId, terminalId));
    return true;
  } catch {
    return false;
  }
}

export interface OpeningCode {
  readonly code: string;
  readonly version: number;
  /** It has to be sent to the server still. */
  readonly isUnsaved: boolean;
  /** What another window or device kept meanwhile; nothing is overwritten before somebody chose. */
  readonly newer: TerminalCode | null;
}

/** What an editor opens with, of what this browser and the server hold. */
export function openCode(start: string, local: LocalCode | null, server: TerminalCode | null): OpeningCode {
  const version = server?.version ?? 0;
  const kept = server?.code ?? start;
  if (!local || local.isSynced || local.code === kept) return { code: kept, version, isUnsaved: false, newer: null };
  if (local.version === version) return { code: local.code, version, isUnsaved: true, newer: null };
  // Written over a version that is gone: both are whole programs, and only the learner knows which one to go on with.
  return { code: local.code, version, isUnsaved: true, newer: server };
}
