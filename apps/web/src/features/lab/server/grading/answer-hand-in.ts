import type { HandInResponse } from "@thaw/contracts/lab-hand-in";
import type { RootDatabase } from "@thaw/db/client";
import { selectOptionalHandInById } from "@thaw/db/tables/lab-hand-in";
import { type HandInInput, handIn } from "./hand-in.ts";
import { presentHandIn } from "./present-hand-in.ts";
import { readGrading } from "./read-grading.ts";
import { runHandIns } from "./run-hand-ins.ts";

/** A head on features that are there already takes milliseconds: waiting so long spares the page a question. */
const patienceMs = 1000;

/** Hands in, and answers with the result where it comes at once. Else the page asks until it is there. */
export async function answerHandIn(
  input: HandInInput,
  { db, now }: { db: RootDatabase; now: Date },
): Promise<HandInResponse> {
  const taken = await handIn(input, { db, now });
  if (taken.state === "queued" || taken.state === "running") {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    // Its end is in the database, whatever becomes of this wait.
    await Promise.race([runHandIns(db).catch(() => undefined), patience]);
    clearTimeout(timer);
  }
  const row = (await selectOptionalHandInById(db, taken.id)) ?? taken;
  return { handIn: presentHandIn(row), grading: await readGrading(input, { db, now }) };
}
