import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { siteEnvironment } from "./server-process.ts";

const root = path.resolve(import.meta.dirname, "../..");

export interface DemoAccount {
  role: "learner" | "instructor" | "admin";
  email: string;
  password: string;
}

/** Loads the course and the demo accounts by the product's own program, and returns the accounts. */
export async function seedSite(site: { databaseUrl: string; dataDir: string }): Promise<DemoAccount[]> {
  const program = path.join(root, "apps/web/src/cli/seed.ts");
  await promisify(execFile)(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
    cwd: path.join(root, "apps/web"),
    env: { ...process.env, ...siteEnvironment(site) },
  });
  return JSON.parse(await readFile(path.join(site.dataDir, "demo-accounts.json"), "utf8"));
}
