import type { LessonSource } from "@thaw/contracts/authoring";
import type { LocalCopy } from "./local-copy.ts";

export interface Opening {
  /** What the editor starts with. */
  source: string;
  baseRevision: number;
  /** The server's draft version that the next save replaces. */
  version: number;
  /** Whether the server does not have `source` yet. */
  unsaved: boolean;
  /** A draft that another window saved over the same version: both are kept until somebody chooses. */
  conflict: { source: string; version: number } | null;
}

/** Chooses between this device's copy, the server's draft and the newest revision, so that nothing written is lost. */
export function openEditor(loaded: Pick<LessonSource, "latest" | "draft">, local: LocalCopy | null): Opening {
  const { latest, draft } = loaded;
  const remote = draft ?? { source: latest?.source ?? "", baseRevision: latest?.number ?? 0, version: 0 };
  const { source, baseRevision, version } = remote;
  if (!local || local.source === source) return { source, baseRevision, version, unsaved: false, conflict: null };
  // A copy over a draft that is gone: it was published or discarded elsewhere, and what came after is new.
  if (local.version === version || version === 0) {
    return { source: local.source, baseRevision: local.baseRevision, version, unsaved: true, conflict: null };
  }
  return {
    source: local.source,
    baseRevision: local.baseRevision,
    version: local.version,
    unsaved: true,
    conflict: { source, version },
  };
}
