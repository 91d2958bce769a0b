import { PrismaPg } from "@prisma/adapter-pg";
import type { Prisma } from "./generated/client.ts";
import { PrismaClient } from "./generated/client.ts";

/** A handle that every function of this package takes first: the whole database, or one open transaction. */
export type Database = Prisma.TransactionClient;

/** The database with the powers that only its owner has: to open a transaction and to close. */
export type RootDatabase = PrismaClient;

export interface DatabaseOptions {
  /** `postgresql://…` */
  url: string;
  /** Connections kept open at most. */
  poolSize?: number;
}

const statementNames = new Map<string, string>();
const maxNamedStatements = 500;

/**
 * Names a statement, so that PostgreSQL plans it once a connection. Statements of ever new texts (lists of varying
 * length) stay unnamed past the bound, and cost what they cost without this.
 */
function nameStatement({ sql }: { sql: string }): string | undefined {
  const known = statementNames.get(sql);
  if (known || statementNames.size >= maxNamedStatements) return known;
  const name = `thaw_${statementNames.size + 1}`;
  statementNames.set(sql, name);
  return name;
}

export function createDatabase({ url, poolSize = 16 }: DatabaseOptions): RootDatabase {
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max: poolSize, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5_000 },
      // The library's type wants a string; it passes undefined on, which pg reads as "no name".
      { statementNameGenerator: nameStatement as (query: { sql: string }) => string },
    ),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  });
}

/** Runs `work` in one transaction: all of it is kept, or none. */
export function inTransaction<T>(db: RootDatabase, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.$transaction(work);
}

/** Whether an error says that a unique column already holds the value. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2002";
}

export class RowNotFoundError extends Error {
  override name = "RowNotFoundError";
}

/** Turns the null of an optional selection into an error, for callers that know that the row is there. */
export function requireRow<T>(row: T | null, what: string): T {
  if (row === null) throw new RowNotFoundError(`No ${what}`);
  return row;
}
