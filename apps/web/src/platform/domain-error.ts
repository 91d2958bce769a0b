import type { ErrorCode, FieldProblem } from "@thaw/contracts/problem";

/** HTTP status of every error code; the one table that maps them. */
export const statusOfCode = {
  "invalid-request": 400,
  unauthenticated: 401,
  "wrong-credentials": 401,
  "account-disabled": 403,
  forbidden: 403,
  "foreign-origin": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  stale: 409,
  "already-exists": 409,
  "email-taken": 409,
  "sign-up-closed": 403,
  "invitation-invalid": 400,
  "item-closed": 409,
  "solution-not-offered": 409,
  "hand-in-refused": 409,
  "last-admin": 409,
  "lesson-has-problems": 422,
  "quota-exceeded": 413,
  "body-too-large": 413,
  "unsupported-media-type": 415,
  "rate-limited": 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

export interface DomainErrorOptions {
  /** For the log: the cause, in English. Never shown to anyone. */
  message?: string;
  fields?: FieldProblem[];
  retryAfterSeconds?: number;
  /** What a client needs to go on; it reaches the browser. */
  extra?: Record<string, unknown>;
  cause?: unknown;
}

/** A refusal that the person can act on. What they read is chosen by `code`, in their language. */
export class DomainError extends Error {
  override name = "DomainError";
  readonly code: ErrorCode;
  readonly fields: FieldProblem[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly extra: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, options: DomainErrorOptions = {}) {
    super(options.message ?? code, { cause: options.cause });
    this.code = code;
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.extra = options.extra;
  }
}
