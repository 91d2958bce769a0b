import type { AttemptView } from "@thaw/contracts/attempts";
import type { RootDatabase } from "@thaw/db/client";
import { selectAttemptsOfItem } from "@thaw/db/tables/attempt";
import type { SessionViewer } from "#platform/session.ts";
import { findAnswerableItem } from "./find-answerable-item.ts";
import { presentAttempt } from "./present.ts";

/** All attempts of the viewer for one item, oldest first. Nobody else's can be asked for here. */
export async function listMyAttempts(
  input: { viewer: SessionViewer; itemId: string },
  { db }: { db: RootDatabase },
): Promise<AttemptView[]> {
  const { item } = await findAnswerableItem(input, { db });
  return (await selectAttemptsOfItem(db, input.viewer.id, item.id)).map(presentAttempt);
}
