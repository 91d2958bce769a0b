import { keptTerminalVersions, type SaveTerminalCodeBody, type TerminalCode } from "@thaw/contracts/terminal-code";
import { inTransaction, type RootDatabase } from "@thaw/db/client";
import {
  deleteOldTerminalVersions,
  insertTerminalVersion,
  selectOptionalTerminalCode,
  updateTerminalVersion,
} from "@thaw/db/tables/terminal-code";
import { DomainError } from "#platform/domain-error.ts";
import { findTerminal, type TerminalOfViewer } from "./find-terminal.ts";
import { presentTerminalCode } from "./read-terminal-code.ts";

/** Saves while typing that are no further apart than this from their first one make one version. */
const autosaveSpan = 5 * 60 * 1000;

/**
 * Keeps the viewer's code. Each save names the version that it replaces, so that two windows don't overwrite each
 * other: the slower one is told, with the code that the other kept. Code that is already kept is not kept again.
 * @throws DomainError `stale` with `extra.code`, the newer one; `not-found`, `forbidden`.
 */
export async function saveTerminalCode(
  input: TerminalOfViewer & SaveTerminalCodeBody,
  { db, now }: { db: RootDatabase; now: Date },
): Promise<TerminalCode> {
  const { terminalId, code, version: base, autosave = false } = input;
  const place = await findTerminal(input, { db });
  const current = await selectOptionalTerminalCode(db, place);
  if (current?.code === code && current.version >= base) {
    // A run of what was typed settles that version; nothing else changes.
    if (current.autosaved && !autosave) {
      await updateTerminalVersion(db, place, current.version, { ...current, autosaved: false });
    }
    return presentTerminalCode(terminalId, current);
  }
  const row = { code, version: base + 1, autosaved: autosave, createdAt: now, updatedAt: now };
  const saved =
    (current?.version ?? 0) !== base
      ? null
      : current?.autosaved && now.getTime() - current.createdAt.getTime() < autosaveSpan
        ? await updateTerminalVersion(db, place, base, { ...row, createdAt: current.createdAt })
        : await inTransaction(db, async (tx) => {
            const added = await insertTerminalVersion(tx, place, row);
            if (added) await deleteOldTerminalVersions(tx, place, keptTerminalVersions);
            return added;
          });
  if (saved) return presentTerminalCode(terminalId, saved);
  const newer = await selectOptionalTerminalCode(db, place);
  throw new DomainError("stale", {
    message: `terminal ${terminalId}: version ${base} is not the current one`,
    extra: { code: newer && presentTerminalCode(terminalId, newer) },
  });
}
