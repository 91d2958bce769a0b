import type {
  CurvePoint,
  ExperimentBackbone,
  ExperimentEvaluation,
  ExperimentSettings,
} from "@thaw/contracts/experiment";
import type { Database } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

export interface ExperimentRow {
  id: string;
  userId: string;
  lessonId: string;
  labId: string;
  /** 1, 2, … per learner and lab. */
  number: number;
  note: string;
  backbone: ExperimentBackbone;
  backboneSha256: string;
  dataSha256: string;
  seed: number;
  settings: ExperimentSettings;
  curves: CurvePoint[];
  evaluation: ExperimentEvaluation;
  /** A safetensors file. */
  head: Uint8Array;
  idempotencyKey: string;
  createdAt: Date;
}

/** What a list shows of an experiment: neither photos nor weights. */
export interface ExperimentSummaryRow {
  id: string;
  labId: string;
  number: number;
  note: string;
  backbone: ExperimentBackbone;
  seed: number;
  settings: ExperimentSettings;
  /** Validation loss by epoch. */
  losses: (number | null)[];
  correct: number;
  total: number;
  classCount: number;
  /** Hexadecimal; of the bytes after the header of the head's safetensors file. */
  headSha256: string;
  /** Trained on the learner's own photos. */
  ownPhotos: boolean;
  createdAt: Date;
}

/**
 * Holds the learner's storage until the transaction ends, so that two uploads at once can't both take the last place,
 * nor the same number.
 */
export async function lockLabStorage(db: Database, userId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('lab-storage:' || ${userId}, 0))`;
}

export async function insertExperiment(db: Database, experiment: Omit<ExperimentRow, "id" | "note">): Promise<string> {
  const row = await db.experiment.create({
    data: {
      ...experiment,
      settings: experiment.settings as Prisma.InputJsonObject,
      curves: experiment.curves as unknown as Prisma.InputJsonArray,
      evaluation: experiment.evaluation as unknown as Prisma.InputJsonObject,
      head: new Uint8Array(experiment.head),
    },
    select: { id: true },
  });
  return row.id;
}

/** The number that the learner's next experiment in a lab takes: one above the highest that is kept. */
export async function nextExperimentNumber(db: Database, userId: string, labId: string): Promise<number> {
  const { _max } = await db.experiment.aggregate({ where: { userId, labId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

/** How many experiments a learner keeps, and how many bytes they take. */
export async function selectExperimentUsage(db: Database, userId: string): Promise<{ count: number; bytes: number }> {
  const rows = await db.$queryRaw<{ count: number; bytes: number }[]>`
    SELECT count(*)::int AS count,
      coalesce(sum(octet_length(head) + pg_column_size(curves) + pg_column_size(evaluation)), 0)::float8 AS bytes
    FROM experiment WHERE user_id = ${userId}::uuid`;
  return rows[0] ?? { count: 0, bytes: 0 };
}

export async function selectOptionalExperimentIdByKey(
  db: Database,
  userId: string,
  idempotencyKey: string,
): Promise<string | null> {
  const row = await db.experiment.findUnique({
    where: { userId_idempotencyKey: { userId, idempotencyKey } },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** The learner's own experiment; null when there is none of that id, or it is another's. */
export async function selectOptionalExperiment(
  db: Database,
  userId: string,
  id: string,
): Promise<ExperimentRow | null> {
  const row = await db.experiment.findFirst({ where: { id, userId } });
  return (
    row && {
      ...row,
      backbone: row.backbone as ExperimentBackbone,
      settings: row.settings as unknown as ExperimentSettings,
      curves: row.curves as unknown as CurvePoint[],
      evaluation: row.evaluation as unknown as ExperimentEvaluation,
    }
  );
}

/** The learner's experiments, newest first; of one lab, or one experiment by its id. */
export async function selectExperimentSummaries(
  db: Database,
  { userId, labId, id }: { userId: string; labId?: string; id?: string },
): Promise<ExperimentSummaryRow[]> {
  return db.$queryRaw<ExperimentSummaryRow[]>`
    SELECT id, lab_id AS "labId", number, note, backbone, seed, settings,
      (SELECT coalesce(jsonb_agg(point -> 'validationLoss' ORDER BY at), '[]')
        FROM jsonb_array_elements(curves) WITH ORDINALITY AS curve(point, at)) AS losses,
      (evaluation #>> '{heldOut,correct}')::int AS correct,
      (evaluation #>> '{heldOut,total}')::int AS total,
      jsonb_array_length(evaluation #> '{heldOut,classes}') AS "classCount",
      -- The header's length stands before it, its lowest byte first.
      encode(sha256(CASE WHEN octet_length(head) > 8
        THEN substring(head FROM 9 + get_byte(head, 0) + 256 * get_byte(head, 1) + 65536 * get_byte(head, 2))
        ELSE head END), 'hex') AS "headSha256",
      (evaluation #> '{heldOut,own}') IS NOT NULL AS "ownPhotos",
      created_at AS "createdAt"
    FROM experiment
    WHERE user_id = ${userId}::uuid
      AND (${labId ?? null}::text IS NULL OR lab_id = ${labId ?? null})
      AND (${id ?? null}::uuid IS NULL OR id = ${id ?? null}::uuid)
    ORDER BY created_at DESC, number DESC`;
}

/** @returns whether the learner has such an experiment. */
export async function updateExperimentNote(db: Database, userId: string, id: string, note: string): Promise<boolean> {
  const { count } = await db.experiment.updateMany({ where: { id, userId }, data: { note } });
  return count === 1;
}

/** @returns whether the learner had such an experiment. */
export async function deleteExperiment(db: Database, userId: string, id: string): Promise<boolean> {
  const { count } = await db.experiment.deleteMany({ where: { id, userId } });
  return count === 1;
}
