import type { TerminalCode, TerminalVersion } from "@thaw/contracts/terminal-code";
import type { Database } from "@thaw/db/client";
import {
  selectOptionalTerminalCode,
  selectOptionalTerminalVersion,
  selectTerminalVersions,
  type TerminalCodeRow,
} from "@thaw/db/tables/terminal-code";
import { DomainError } from "#platform/domain-error.ts";
import { findTerminal, type TerminalOfViewer } from "./find-terminal.ts";

export const presentTerminalCode = (terminalId: string, row: TerminalCodeRow): TerminalCode => ({
  terminalId,
  code: row.code,
  version: row.version,
  updatedAt: row.updatedAt.toISOString(),
});

/** The viewer's current code; null where none was kept yet. */
export async function readTerminalCode(
  input: TerminalOfViewer,
  { db }: { db: Database },
): Promise<TerminalCode | null> {
  const row = await selectOptionalTerminalCode(db, await findTerminal(input, { db }));
  return row && presentTerminalCode(input.terminalId, row);
}

/** What is kept of the viewer's code, newest first, without the code. */
export async function listTerminalVersions(
  input: TerminalOfViewer,
  { db }: { db: Database },
): Promise<TerminalVersion[]> {
  const rows = await selectTerminalVersions(db, await findTerminal(input, { db }));
  return rows.map(({ code, version, updatedAt }) => ({
    version,
    length: code.length,
    firstLine: (code.split("\n").find((line) => line.trim() !== "") ?? "").trim().slice(0, 120).toWellFormed(),
    updatedAt: updatedAt.toISOString(),
  }));
}

/** @throws DomainError `not-found` for a version that isn't kept any more. */
export async function readTerminalVersion(
  input: TerminalOfViewer & { version: number },
  { db }: { db: Database },
): Promise<TerminalCode> {
  const row = await selectOptionalTerminalVersion(db, await findTerminal(input, { db }), input.version);
  if (!row) throw new DomainError("not-found", { message: `version ${input.version} of ${input.terminalId}` });
  return presentTerminalCode(input.terminalId, row);
}
