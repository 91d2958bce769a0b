import type { EnrolmentRole, Locale } from "@thaw/contracts/ids";
import type { ItemKind, ItemPolicy } from "@thaw/contracts/lesson-document";
import type { AttemptResponse, DraftResponse, Verdict } from "@thaw/contracts/response";
import type { Database } from "../client.ts";
import type { AttemptRow, Told } from "./attempt.ts";
import type { ItemStateRow } from "./item-state.ts";
import type { ProgressRow } from "./lesson-progress.ts";

/** What decides whether a person may read or answer a lesson. */
export interface LessonAccessRow {
  lessonId: string;
  course: { id: string; slug: string; visibility: "open" | "enrolled"; selfEnrol: boolean };
  enrolment: EnrolmentRole | null;
  /** Whether any language is published. */
  published: boolean;
  /** The published revision in the language asked for. */
  revisionId: string | null;
}

/** A lesson with this person's place in its course, in one statement. */
export async function selectOptionalLessonAccess(
  db: Database,
  input: { lessonSlug: string; userId: string | null; locale: Locale },
): Promise<LessonAccessRow | null> {
  const rows = await db.$queryRaw<LessonAccessRow[]>`
    SELECT l.id AS "lessonId",
      json_build_object('id', c.id, 'slug', c.slug, 'visibility', c.visibility, 'selfEnrol', c.self_enrol) AS course,
      e.role::text AS enrolment,
      EXISTS (SELECT 1 FROM lesson_publication p WHERE p.lesson_id = l.id) AS published,
      (SELECT p.revision_id::text FROM lesson_publication p
        WHERE p.lesson_id = l.id AND p.locale = ${input.locale}) AS "revisionId"
    FROM lesson l
    JOIN course c ON c.id = l.course_id
    LEFT JOIN enrolment e ON e.course_id = c.id AND e.user_id = ${input.userId}::uuid
    WHERE l.slug = ${input.lessonSlug}`;
  return rows[0] ?? null;
}

export interface ItemAccessRow extends LessonAccessRow {
  item: { id: string; kind: ItemKind; points: number; policy: ItemPolicy };
}

/** A live item with its lesson and this person's place in its course, in one statement. */
export async function selectOptionalItemAccess(
  db: Database,
  input: { itemId: string; userId: string | null; locale: Locale },
): Promise<ItemAccessRow | null> {
  const rows = await db.$queryRaw<ItemAccessRow[]>`
    SELECT l.id AS "lessonId",
      json_build_object('id', c.id, 'slug', c.slug, 'visibility', c.visibility, 'selfEnrol', c.self_enrol) AS course,
      e.role::text AS enrolment,
      EXISTS (SELECT 1 FROM lesson_publication p WHERE p.lesson_id = l.id) AS published,
      (SELECT p.revision_id::text FROM lesson_publication p
        WHERE p.lesson_id = l.id AND p.locale = ${input.locale}) AS "revisionId",
      json_build_object('id', i.id, 'kind', i.kind, 'points', i.points, 'policy', i.policy) AS item
    FROM item i
    JOIN lesson l ON l.id = i.lesson_id
    JOIN course c ON c.id = l.course_id
    LEFT JOIN enrolment e ON e.course_id = c.id AND e.user_id = ${input.userId}::uuid
    WHERE i.id = ${input.itemId} AND i.retired_at IS NULL`;
  return rows[0] ?? null;
}

/** The lesson's live items with where this learner stands with each. */
export async function selectLearnerItems(db: Database, userId: string, lessonId: string): Promise<LearnerItemRow[]> {
  const rows = await db.$queryRaw<{ items: LearnerItemRow[] | null }[]>`
    SELECT json_agg(json_build_object('id', i.id, 'points', i.points, 'policy', i.policy, 'state', json_build_object(
        'attempts', COALESCE(s.attempts, 0), 'triesUsed', COALESCE(s.tries_used, 0), 'bestScore', COALESCE(s.best_score, 0),
        'solved', COALESCE(s.solved, false), 'solutionSeen', s.solution_seen_at IS NOT NULL)) ORDER BY i.position) AS items
    FROM item i LEFT JOIN item_state s ON s.item_id = i.id AND s.user_id = ${userId}::uuid
    WHERE i.lesson_id = ${lessonId}::uuid AND i.retired_at IS NULL`;
  return rows[0]?.items ?? [];
}

export interface LearnerItemRow {
  id: string;
  points: number;
  policy: ItemPolicy;
  state: Pick<ItemStateRow, "attempts" | "triesUsed" | "bestScore" | "solved"> & { solutionSeen: boolean };
}

export interface LearnerLessonRow {
  items: LearnerItemRow[];
  /** The newest attempt for each live item. */
  latest: AttemptRow[];
  drafts: { itemId: string; response: DraftResponse; updatedAt: string }[];
  /** The current code of each terminal. */
  terminals: { terminalId: string; code: string; version: number; updatedAt: string }[];
  progress: Omit<ProgressRow, "userId" | "lessonId" | "updatedAt"> | null;
}

interface RawLearnerLesson {
  items: LearnerItemRow[] | null;
  latest: RawAttempt[] | null;
  drafts: LearnerLessonRow["drafts"] | null;
  terminals: LearnerLessonRow["terminals"] | null;
  progress: LearnerLessonRow["progress"];
}

interface RawAttempt {
  id: string;
  itemId: string;
  revisionId: string;
  number: number;
  response: AttemptResponse;
  verdict: Verdict;
  score: number;
  told: Told;
  idempotencyKey: string;
  createdAt: string;
}

/** PostgreSQL writes times in JSON with an offset of its own. */
const withIsoTime = <Row extends { updatedAt: string }>(row: Row): Row => ({
  ...row,
  updatedAt: new Date(row.updatedAt).toISOString(),
});

/** A lesson, this learner's place in its course, and all that is their own in it: in one statement. */
export async function selectOptionalLearnerLesson(
  db: Database,
  input: { lessonSlug: string; userId: string; locale: Locale },
): Promise<(LessonAccessRow & { own: LearnerLessonRow }) | null> {
  const { lessonSlug, userId, locale } = input;
  const rows = await db.$queryRaw<(LessonAccessRow & RawLearnerLesson)[]>`
    WITH asked AS (SELECT id, course_id FROM lesson WHERE slug = ${lessonSlug}),
      live AS (SELECT i.id, i.points, i.policy, i.position FROM item i JOIN asked ON asked.id = i.lesson_id WHERE i.retired_at IS NULL)
    SELECT l.id AS "lessonId",
      json_build_object('id', c.id, 'slug', c.slug, 'visibility', c.visibility, 'selfEnrol', c.self_enrol) AS course,
      e.role::text AS enrolment,
      EXISTS (SELECT 1 FROM lesson_publication p WHERE p.lesson_id = l.id) AS published,
      (SELECT p.revision_id::text FROM lesson_publication p WHERE p.lesson_id = l.id AND p.locale = ${locale}) AS "revisionId",
      (SELECT json_agg(json_build_object('id', live.id, 'points', live.points, 'policy', live.policy, 'state', json_build_object(
          'attempts', COALESCE(s.attempts, 0), 'triesUsed', COALESCE(s.tries_used, 0), 'bestScore', COALESCE(s.best_score, 0),
          'solved', COALESCE(s.solved, false), 'solutionSeen', s.solution_seen_at IS NOT NULL)) ORDER BY live.position)
        FROM live LEFT JOIN item_state s ON s.item_id = live.id AND s.user_id = ${userId}::uuid) AS items,
      (SELECT json_agg(json_build_object('id', a.id, 'itemId', a.item_id, 'revisionId', a.revision_id, 'number', a.number,
          'response', a.response, 'verdict', a.verdict, 'score', a.score, 'told', a.told,
          'idempotencyKey', a.idempotency_key, 'createdAt', a.created_at))
        FROM live CROSS JOIN LATERAL (
          SELECT * FROM attempt WHERE user_id = ${userId}::uuid AND item_id = live.id ORDER BY number DESC LIMIT 1) a) AS latest,
      (SELECT json_agg(json_build_object('itemId', d.item_id, 'response', d.response, 'updatedAt', d.updated_at))
        FROM draft d JOIN live ON live.id = d.item_id WHERE d.user_id = ${userId}::uuid) AS drafts,
      (SELECT json_agg(json_build_object('terminalId', ${lessonSlug}::text || '.' || t.terminal, 'code', t.code,
          'version', t.version, 'updatedAt', t.updated_at))
        FROM (SELECT DISTINCT ON (terminal) terminal, code, version, updated_at FROM terminal_code
          WHERE user_id = ${userId}::uuid AND lesson_id = l.id ORDER BY terminal, version DESC) t) AS terminals,
      (SELECT json_build_object('sectionsRead', sections_read, 'labsDone', labs_done, 'lastSection', last_section,
          'percent', percent, 'score', score, 'maxScore', max_score, 'state', state)
        FROM lesson_progress WHERE user_id = ${userId}::uuid AND lesson_id = l.id) AS progress
    FROM asked l
    JOIN course c ON c.id = l.course_id
    LEFT JOIN enrolment e ON e.course_id = c.id AND e.user_id = ${userId}::uuid`;
  const row = rows[0];
  if (!row) return null;
  const { items, latest, drafts, terminals, progress, ...access } = row;
  return {
    ...access,
    own: {
      items: items ?? [],
      latest: (latest ?? []).map((attempt) => ({ ...attempt, userId, createdAt: new Date(attempt.createdAt) })),
      drafts: (drafts ?? []).map(withIsoTime),
      terminals: (terminals ?? []).map(withIsoTime),
      progress,
    },
  };
}
