import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Migration = {
  /** The folder's name, which begins with a timestamp; migrations run in its order. */
  name: string;
  sql: string;
  /** SHA-256 of migration.sql's bytes in hex, as Prisma's own engine computes it. */
  checksum: string;
};

/** Where the repository keeps its migrations. */
export const migrationsFolder = path.resolve(import.meta.dirname, "../../../../prisma/migrations");

/** Reads `<folder>/<name>/migration.sql`, sorted by name; folders without that file are not migrations. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.flatMap((name) => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path.join(folder, name, "migration.sql"));
    } catch {
      return [];
    }
    return [{ name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") }];
  });
}
