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

export function createDatabase({ url, poolSize = 16 }: DatabaseOptions): RootDatabase {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: poolSize, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5_000 }),
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
